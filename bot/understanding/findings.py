"""From what was meant to what the triage rules ask about."""

from bot.domain.triage import Findings
from bot.understanding.meaning import Meaning


def findings(meaning: Meaning) -> Findings:
    """Nothing unless somebody is said to be ill now."""
    if "symptom" not in meaning.intents:
        return Findings()
    return Findings(
        signs=meaning.signs,
        symptoms=meaning.symptoms,
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
