"""Texts to begin an answer with, for every network; without names, places and promises of a day."""

from django.db import migrations

# (theme or "", title, text). Plain Dutch, as the answers themselves.
ANSWERS = [
    (
        "",
        "Bedankt, wij kijken ernaar",
        "Dank u dat u dit met ons deelt. Wij hebben uw zorg gelezen en kijken wat wij kunnen doen. "
        "Zodra er nieuws is, leest u het hier.",
    ),
    (
        "",
        "Wij willen er meer van weten",
        "Dank u voor uw zorg. Wij willen goed begrijpen wat er speelt. Kunt u ons nog vertellen waar het "
        "precies was, hoe laat, en of het vaker gebeurt? Schrijf geen namen van andere mensen op.",
    ),
    (
        "",
        "Bel bij gevaar 112",
        "Dank u voor uw zorg. Gebeurt het nu, of is er gevaar? Bel dan meteen 112. Hier lezen wij niet dag en "
        "nacht mee. Is er geen haast? Dan kunt u de politie bellen op 0900-8844. Blijft u liever anoniem? "
        "Bel M. op 0800-7000.",
    ),
    (
        "",
        "Dit is iets voor de gemeente",
        "Dank u voor uw zorg. Hier is de gemeente de juiste plek voor. U kunt het daar melden op de website, of "
        "bel 14 en dan het netnummer. Komt u er niet uit? Schrijf ons dan terug.",
    ),
    (
        "",
        "Wij houden het in de gaten",
        "Dank u voor uw zorg. Op dit moment doen wij nog niets, maar wij houden het in de gaten. Ziet u dat het "
        "verandert, of dat het erger wordt? Schrijf het ons dan hier.",
    ),
    (
        "street_nuisance",
        "Overlast op straat",
        "Dank u voor uw zorg over overlast op straat. Wij bespreken het met mensen die in uw wijk werken. "
        "Gebeurt het op dit moment? Bel dan de politie op 0900-8844, en bij gevaar 112.",
    ),
    (
        "daily_annoyances",
        "Ergernis tussen buren",
        "Dank u voor uw zorg. Buren die zich aan elkaar ergeren, komen er vaak samen uit als iemand meehelpt. "
        "In veel wijken is er buurtbemiddeling: dat kost niets. Wilt u dat wij u daarbij helpen? Schrijf het "
        "ons hier.",
    ),
    (
        "discrimination",
        "Discriminatie: u staat er niet alleen voor",
        "Dank u dat u dit met ons deelt. Wat u beschrijft, hoort niet. Wij nemen het serieus. U kunt het ook "
        "melden bij Discriminatie.nl, op 0800-0880. Daar krijgt u gratis advies, ook als u geen aangifte doet. "
        "Wilt u erover praten? Schrijf het ons hier.",
    ),
    (
        "polarisation",
        "Mensen tegenover elkaar",
        "Dank u voor uw zorg. Wij zien dat mensen tegenover elkaar komen te staan en dat dit u raakt. Wij "
        "bespreken wie er met beide kanten kan praten. Hoort u meer? Schrijf op wat u zag of hoorde, zonder "
        "namen.",
    ),
    (
        "radicalisation",
        "Zorgen dat iemand de verkeerde kant op gaat",
        "Dank u dat u dit met ons deelt. Wij gaan er zorgvuldig mee om. Schrijf hier geen namen op. Wilt u over "
        "een persoon praten? Dat kan bij de gemeente of de politie, op 0900-8844. Is er gevaar? Bel dan 112.",
    ),
    (
        "online",
        "Onrust op internet",
        "Dank u voor uw zorg. Deel het bericht niet verder, ook niet om ervoor te waarschuwen. Wordt er "
        "iemand bedreigd? Bel dan de politie op 0900-8844, en bij gevaar 112. U kunt het bericht ook melden "
        "bij de app of de website zelf.",
    ),
    (
        "world_events",
        "Nieuws dat hier veel losmaakt",
        "Dank u voor uw zorg. Nieuws van ver weg kan hier hard aankomen. Wij kijken "
        "waar mensen erover kunnen praten. Merkt u dat de sfeer verandert? Laat het ons hier weten.",
    ),
]


def add_answers(apps, schema_editor):
    themes = {theme.code: theme for theme in apps.get_model("signals", "Theme").objects.all()}
    answers = apps.get_model("signals", "StandardAnswer").objects
    for number, (code, title, text) in enumerate(ANSWERS, start=1):
        answers.get_or_create(
            submission=f"national-{number}",
            defaults={"theme": themes.get(code), "title": title, "text": text},
        )


class Migration(migrations.Migration):
    dependencies = [("signals", "0011_weighed_again")]
    operations = [migrations.RunPython(add_answers, migrations.RunPython.noop)]
