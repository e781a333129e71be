"""From what was meant to what the triage rules ask about."""

from bot.domain.triage import Findings
from bot.understanding.meaning import Meaning


def findings(meaning: Meaning) -> Findings:
    """Nothing unless somebody is said to be ill now."""
    return spoken(meaning) if "symptom" in meaning.intents else Findings()


def spoken(meaning: Meaning) -> Findings:
    """不喘, 三天了, 38度5: an answer need not be a complaint to tell something."""
    ill = "symptom" in meaning.intents
    return Findings(
        signs=meaning.signs if ill else (),
        symptoms=meaning.symptoms if ill else (),
        absent=meaning.absent,
        temperature_c=meaning.temperature_c,
        spo2=meaning.spo2,
        bp=meaning.bp,
        glucose=meaning.glucose,
        breaths=meaning.breaths,
        duration_h=meaning.duration_h,
        subject=meaning.subject,
        age=meaning.age,
        pregnant=meaning.subject == "pregnant",
        chronic=meaning.chronic,
    )
