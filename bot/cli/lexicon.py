"""`linli lexicon add`: a word for the lexicon, tried out before it is written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cyclopts import App, Parameter

from bot.cli.misses import WRONG, drop_words, list_misses
from bot.clock import real_now
from bot.content.kept import Kept
from bot.content.knowledge import lexicon_files
from bot.content.layers import Layer, Shelf
from bot.content.load import load_content
from bot.content.new_word import NewWord, as_yaml, faults_of, places_of, read_target
from bot.content.overlay import write_into
from bot.content.sayings import FILE, saying_raw, sayings_of
from bot.faults import StartFault
from bot.services.misses import Missed
from bot.services.word_trial import Change, Ears, changes, hidden, stirred
from bot.settings import Settings, load_settings
from bot.understanding.lexicon import Lexicon

lexicon = App(name="lexicon", help="Teach it the village's own words.")


@dataclass(frozen=True, slots=True)
class _Trial:
    """What came of trying the word."""

    new: NewWord
    sentence: str
    means: str | None  # what the sentence is taken for with the word, and was not before
    stilled: bool  # it was taken for something, and is not any more
    elsewhere: tuple[str, ...]
    understood: tuple[Change, ...]
    misses: int
    stirred: tuple[Change, ...]
    small_talk: int
    hidden: tuple[Change, ...]

    @property
    def proves(self) -> bool:
        """Whether the sentence shows what the word does."""
        return self.stilled or self.means is not None

    @property
    def harms(self) -> bool:
        return bool(self.stirred or self.hidden)


Target = Annotated[
    str | None,
    Parameter(name="--as", help="A table and a code: symptoms.headache, intents.need_ride.weak."),
]
Region = Annotated[str | None, Parameter(help="Only how this region speaks.")]
Found = Annotated[int | None, Parameter(help="The line of `linli misses` it was found in.")]
Proof = Annotated[str | None, Parameter(help="A whole sentence with the word in it.")]
Write = Annotated[bool, Parameter(help="Write it into the folder that LINLI_OVERLAY names.")]
Anyway = Annotated[bool, Parameter(help="Although it stirs everyday talk or hides a need.")]


@lexicon.command
def add(
    word: str | None = None,
    /,
    *,
    target: Target = None,
    region: Region = None,
    miss: Found = None,
    say: Proof = None,
    write: Write = False,
    anyway: Anyway = False,
) -> int:
    """Propose a word: the line to write, its proof, and what it would change."""
    settings = load_settings()
    try:
        trial = _propose(settings, word, target, region, miss, say)
    except ValueError as fault:
        print(fault)
        return WRONG
    _show(trial)
    if trial.harms and not anyway:
        return WRONG
    if write:
        _write(settings, trial)
    return 0


def _propose(
    settings: Settings,
    word: str | None,
    target: str | None,
    region: str | None,
    miss: int | None,
    say: str | None,
) -> _Trial:
    found = list_misses(settings) if _has_database(settings) else ()
    chosen = _chosen(found, miss)
    new = read_target(word or _ask("Which word?"), target or _ask("What is it?"), region)
    return _try(settings, new, say or _sentence(new, chosen), found)


def _sentence(new: NewWord, chosen: Missed | None) -> str:
    """What was really said, where the word is in it."""
    return chosen.words if chosen and new.word in chosen.words else new.word


def _has_database(settings: Settings) -> bool:
    """A word can be tried where no bot has lived yet."""
    return settings.database is not None or (settings.home / "linli.db").exists()


def _chosen(found: tuple[Missed, ...], number: int | None) -> Missed | None:
    if number is None:
        return None
    if not 0 < number <= len(found):
        raise StartFault(f"There is no line {number} in linli misses; there are {len(found)}.")
    chosen = found[number - 1]
    print(f"Not understood, {chosen.times}×: {chosen.words}")
    return chosen


def _ask(question: str) -> str:
    try:
        return input(f"{question} ")
    except EOFError:
        return ""


def _try(settings: Settings, new: NewWord, sentence: str, found: tuple[Missed, ...]) -> _Trial:
    """Everything the word would change; a ValueError says why it cannot be had."""
    kept = Kept(settings.home)
    content = load_content(settings.content_root, *settings.overlays, kept=kept)
    files = lexicon_files(Shelf(tuple(Layer(root) for root in content.roots)))
    faults = list(faults_of(new, files))
    if faults:
        raise ValueError("\n".join(faults))
    learned = Lexicon.build(new.laid_over(files), content.lexicon.things)
    before = Ears(content, settings.tzinfo, real_now(), new.region)
    if new.target in before.taken_for(new.word):
        raise ValueError(f"{new.word} is {new.target} already")
    after = before.with_lexicon(learned)
    news = changes(before, after, [(sentence, 1)])
    gained = news[0].new if news else ()
    sayings = sayings_of(content.roots)
    return _Trial(
        new,
        sentence,
        new.target if new.target in gained else next(iter(gained), None),
        before.stirs(sentence) and not after.stirs(sentence),
        places_of(new.word, files),
        changes(before, after, [(missed.words, missed.times) for missed in found]),
        len(found),
        stirred(before, after, sayings.small_talk),
        len(sayings.small_talk),
        hidden(before, after, sayings),
    )


def _show(trial: _Trial) -> None:
    print(f"# data/lexicon/{trial.new.file}.yaml\n{as_yaml(trial.new.raw())}")
    if trial.proves:
        print(f"# data/{FILE}\n{as_yaml(saying_raw(trial.sentence, trial.means))}")
    else:
        print(f"It changes nothing in: {trial.sentence} (--say gives a sentence that shows it)\n")
    for place in trial.elsewhere:
        print(f"The word stands already as {place}.")
    print(f"Of {trial.misses} misses it would take {len(trial.understood)} for something:")
    for change in trial.understood:
        print(f"  {change.times}×\t{change.words}\t{', '.join(change.new)}")
    print(f"Of {trial.small_talk} lines of everyday talk it would stir {len(trial.stirred)}:")
    for change in trial.stirred:
        print(f"  {change.words}\t{', '.join(change.new)}")
    for change in trial.hidden:
        print(f"It would hide {', '.join(change.new)} in: {change.words}")


def _write(settings: Settings, trial: _Trial) -> None:
    """Into the village's own folder; what is learned is a miss no more."""
    if settings.overlay is None:
        raise StartFault("Set LINLI_OVERLAY to a folder of the village's own; it is written there.")
    if not settings.overlay.is_dir():
        raise StartFault(f"There is no folder {settings.overlay}.")
    path = write_into(settings.overlay, f"lexicon/{trial.new.file}.yaml", trial.new.raw())
    if trial.proves:
        write_into(settings.overlay, FILE, saying_raw(trial.sentence, trial.means))
    if trial.understood:
        drop_words(settings, [change.words for change in trial.understood])
    print(f"Written into {path}. The bot knows it from its next start.")
