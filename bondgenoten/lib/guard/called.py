"""Words that say of a number that it is something else: an order, an invoice, a case."""

import re

_NUMBERED = (
    "order|bestel|factuur|klant|lid|lidmaatschaps|zaak|dossier|kenmerk|ticket|serie|artikel|polis|pakket|"
    "track|"
    "referentie|meldings?|melding|kvk|btw|rsin|vestigings|product|model|volg|reserverings|boekings|contract|"
    "aanvraag|registratie|incident|invoice|case|barcode|isbn|ean|zendings?|trace|storings?|proces-?verbaal|"
    "pv|"
    "aangifte|kaart|pas|meter|debiteur\\w*|dossier|relatie|donateurs?|inschrijf|kentekenbewijs|abonnements?|"
    "bon"
)
_ALONE = (
    "track ?(?:&|and|en) ?trace|kenmerk|kvk|btw|pv|ticket|order|bestelling|factuur|barcode|ref|referentie|"
    "dossier|zaak"
)
OTHER_NUMBER = re.compile(
    rf"\b(?:{_NUMBERED})[ -]?(?:nummers?|nr|no|code|number)?\b[^\n\d]{{0,14}}$|"
    rf"\b(?:{_ALONE})\b[^\n\d]{{0,14}}$"
)
