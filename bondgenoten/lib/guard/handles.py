"""Accounts on social media: @names, addresses of profiles, and names after the word for an app."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.lexicon import is_word
from bondgenoten.lib.guard.reading import Reading

AT = re.compile(r"(?<![\w@.+-])@(?=[\w.]*[a-z])[a-z0-9_][\w.]{1,39}(?<!\.)(?!@)")
TIME = re.compile(r"@\d+[.:]?\d*(?:u|uur|h|am|pm)?$")
FOR_ALL = {
    "politie", "gemeente", "iedereen", "all", "allen", "everyone", "here", "home", "work", "buurthuis",
    "school",
    "thuis", "nos", "politieutrecht",
}  # fmt: skip
PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.|vm\.)?(?:t\.me|instagram\.com|instagr\.am|tiktok\.com|snapchat\.com/add|"
    r"facebook\.com|fb\.com|twitter\.com|x\.com|linkedin\.com/in|youtube\.com|wa\.me|discord\.gg|twitch\.tv|"
    r"threads\.net|bsky\.app/profile|onlyfans\.com|vk\.com|telegram\.me)/"
    r"(?!(?:p|reel|reels|watch|explore|hashtag|groups|events)/|watch\?)@?[\w.+%-]{2,60}(?<![.])"
)
APP = (
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|tt|telegram|tg|discord|facebook|fb|twitter|twitch|"
    r"steam|psn|"
    r"x|threads|signal|youtube|roblox|gamertag|linkedin|bereal)"
)
NAME = r"@?(?P<name>[a-z0-9_](?:[\w.-]{1,38}\w)(?:#\d{3,5})?)"
COLON = re.compile(rf"{APP}(?:[ -]?(?:naam|account|handle|id|user|username))?(?: is)? ?[:=>] ?{NAME}")
BETWEEN = (
    "is|heet|heten|genaamd|van|als|onder|via|naam|account|acc|zij|hij|ze|he|she|op|met|de|het|zichzelf|name|"
    "called|"
    "staat|noemt|haar|hem|mijn|mn|adi|hesabi|profiel|gebruikersnaam"
)
NAMED = re.compile(
    rf"{APP}(?:[ -]?(?:naam|account|acc|handle|profiel|gebruikersnaam|user|username))?"
    rf"(?: (?:{BETWEEN})){{0,4}} \"?'?{NAME}"
)
USER = re.compile(
    r"\b(?:gebruikersnaam|username|nickname|gamertag|accountnaam|user)(?: (?:is|heet|van|hem|haar))? ?[:=]? ?"
    + NAME
)
UNDERSCORED = re.compile(
    r"(?<![\w@./:-])(?=[\w.]*[a-z])[a-z0-9]{1,30}(?:_{1,3}[a-z0-9]{1,30}){1,5}(?![\w@]|\.\w)"
)
TAG = re.compile(r"(?<![\w#])[a-z][\w.]{2,30}#\d{4}(?!\d)")
MADE_UP = re.compile(r"(?=.*[a-z])(?:.*[a-z].*\d|.*\d.*[a-z]|.*_|.*\w\.\w)")
NO_NAME = re.compile(r"[\d.,:-]+(?:u|uur|e|x|k)?|.*\.(?:nl|com|org)")


def find_handles(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each account; with its @, without the name of the app."""
    text = reading.lower
    for found in AT.finditer(text):
        if found.group()[1:] not in FOR_ALL and not TIME.match(found.group()):
            yield found.span()
    for pattern in (PROFILE, TAG, UNDERSCORED):
        for found in pattern.finditer(text):
            yield found.span()
    for pattern in (COLON, NAMED, USER):
        for found in pattern.finditer(text):
            if _is_account(found["name"], pattern is COLON):
                start, end = found.span("name")
                yield start - (text[start - 1] == "@"), end


def _is_account(name: str, after_colon: bool) -> bool:
    """After a colon any name but an ordinary word; else one that shows that it is made up."""
    if after_colon:
        return not (name.isalpha() and is_word(name))
    return bool(MADE_UP.match(name)) and not NO_NAME.fullmatch(name)
