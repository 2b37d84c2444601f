"""Closed lists of words that show that a person is meant, or is not: data/context.txt, a section each."""

from bondgenoten.lib.guard.lexicon import sections

_SECTIONS = sections("context")

SMALL = _SECTIONS["small"]  # before a surname; "van der" is read one by one
ARABIC_SMALL = _SECTIONS["arabic_small"]
TITLES = _SECTIONS["titles"]  # after these a name follows, with a capital or without
RELATIVES = _SECTIONS["relatives"]  # titles that also stand alone: "de buurman van hiernaast"
ROLES = _SECTIONS["roles"]  # after these a name may follow: it has a capital, or is well known
PROFESSIONS = _SECTIONS["professions"]
NO_ROLE_ALONE = _SECTIONS["no_role_alone"]  # roles that say too little for a name without a capital
CALLED = _SECTIONS["called"]  # "heet", "genaamd"
NO_PERSON_CALLED = _SECTIONS["no_person_called"]  # things that have a name too: "de hond heet …"
SPEAKING = _SECTIONS["speaking"]  # verbs that people do, among others
ONLY_PEOPLE = _SECTIONS["only_people"]  # verbs that nothing else does
TOWARDS = _SECTIONS["towards"]  # words that may stand right before a person
FOR_PEOPLE = _SECTIONS["for_people"]  # those that hardly stand before anything else
ARTICLES = _SECTIONS["articles"]
ADJECTIVES = _SECTIONS["adjective_before"]
PLACE_BEFORE = _SECTIONS["place_before"]
PLACE_ENDS = tuple(sorted(_SECTIONS["place_ends"]))  # Frankschool, Cruijffveld
NAMED_BEFORE = _SECTIONS["named_before"] | _SECTIONS["place_ends"]  # "Anne Frank school"
NAMED_AFTER = _SECTIONS["named_after"]  # "basisschool De Regenboog"
WEAK_NOUNS = _SECTIONS[
    "weak_nouns"
]  # of those, what stands before a person as well: "op school Karim gezien"
INSTITUTIONS = tuple(sorted(_SECTIONS["institutions"]))
FIXED = _SECTIONS["fixed"]  # names of shops, of the past and from sayings
NEVER = _SECTIONS["never"]  # never a name without a capital
MET, MEETING = _SECTIONS["met"], _SECTIONS["meeting"]  # "heb … gezien"
WEATHER = _SECTIONS["weather"]  # names that do things on their own: "storm trok over"
AFTER_DE = _SECTIONS[
    "after_de"
]  # "De Jong": words that a sentence hardly starts with after "De", in capitals
JUST_WORDS = _SECTIONS["just_words"]  # surnames that are no surname without a capital
