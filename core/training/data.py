"""What a run learns from and is measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from tinycall.core.calls import TinycallError
from tinycall.core.dataset.copied import CopiedArguments, copied_arguments
from tinycall.core.dataset.copies import Copies
from tinycall.core.dataset.corrections import read_corrections
from tinycall.core.dataset.encoding import (
    EncodedSample,
    encode_sample,
    tokenizer_for,
    with_foreign_letters,
)
from tinycall.core.dataset.forms import frames_of, words_of
from tinycall.core.dataset.sample import Sample, normalize_request
from tinycall.core.dataset.streaming import read_samples
from tinycall.core.dataset.swapping import ValueSwaps
from tinycall.core.dataset.synthesis import SYNTHESIS_VERSION, synthesize
from tinycall.core.tokenizer import Tokenizer, words_in
from tinycall.core.tools.named import KnownTools, NamedTools
from tinycall.core.tools.registry import ToolRegistry
from tinycall.core.tools.shipped import shipped_registry
from tinycall.core.training.config import TrainingConfig
from tinycall.core.training.sources import (
    CorrectedSamples,
    DatasetSamples,
    FreshSamples,
    SampleSource,
)

SMALLEST_DATASET = 10
VALIDATION_SHARE = 0.08
VALIDATION_LIMIT = 400
# Validation samples are made from a seed that no run's epochs are made from.
_VALIDATION_EPOCH = -1
_FOREIGN_SHARE = 0.02
# So many of a sample's words are spelled in characters, as words that the tokenizer lacks are.
_SPELLED_SHARE = 0.1
# Frames, words and copied arguments are read from so many made samples of each tool, the same for
# every run.
_SHOWN_SAMPLES = 500


@dataclass(frozen=True)
class TrainingData:
    """The source of the epochs, the validation part, and what both are read with.

    `read` holds all valid samples of the dataset, `left_out` the requests longer than the context,
    `corrections` those in the source, `refused` why others of their file are not. `copied` are the
    arguments that its samples fill with words of their requests.
    """

    description: str
    source: SampleSource
    validation: tuple[Sample, ...]
    tokenizer: Tokenizer
    registry: ToolRegistry
    copied: CopiedArguments
    context: int
    seed: int
    left_out: tuple[str, ...]
    by_bytes: tuple[str, ...]
    read: tuple[Sample, ...] = ()
    corrections: tuple[Sample, ...] = ()
    refused: tuple[str, ...] = ()

    def encoded(self, epoch: int, place: int) -> EncodedSample:
        """The sample at a place of an epoch, from 0 to `source.size` - 1, as ids and weights.

        Where it is longer than the context, the next one that is not stands in for it.
        """
        for step in range(self.source.size):
            rng = Random(f"letters {self.seed} {epoch} {place} {step}")
            sample = self.source.sample(epoch, (place + step) % self.source.size)
            foreign = rng.random() < _FOREIGN_SHARE
            varied = with_foreign_letters(sample, self.registry, rng) if foreign else sample
            words = dict.fromkeys(words_in(varied.user))
            spelled = {word for word in words if rng.random() < _SPELLED_SHARE}
            encoded = encode_sample(varied, self.tokenizer, spelled)
            if len(encoded.ids) > self.context:
                encoded = encode_sample(sample, self.tokenizer)
            if len(encoded.ids) <= self.context:
                return encoded
        raise TinycallError(
            f"all samples are longer than the context of {self.context} tokens",
            where=self.description,
            accepted="a preset with a longer context",
        )

    def validation_encoded(self) -> list[EncodedSample]:
        """The validation part as ids and weights."""
        return [encode_sample(sample, self.tokenizer) for sample in self.validation]

    def by_tool(self) -> dict[str, int]:
        """How many samples of the first epoch call each tool."""
        return dict(sorted(self.source.by_tool().items()))


def prepare_data(
    config: TrainingConfig,
    context: int,
    tokenizer: Tokenizer | None = None,
    *,
    tools: KnownTools | None = None,
    offered: Sequence[KnownTools] = (),
) -> TrainingData:
    """Read or make the samples of a run.

    `tokenizer` is that of the checkpoint that the run continues from. `tools` are in force for a
    dataset in place of those that `config` names; where there are neither, those `offered` are if
    the dataset calls them. Raises TinycallError for a
    dataset that is too small or whose samples are all longer than the context, and for corrections
    of which none can be used.
    """
    if tools is None and config.tools:
        tools = NamedTools([Path(path) for path in config.tools]).known
    data = _uncorrected(config, context, tokenizer, tools, offered)
    if config.corrections is None:
        return data
    return _with_corrections(data, Path(config.corrections))


def _with_corrections(data: TrainingData, path: Path) -> TrainingData:
    """The data with corrections mixed in, each in place of other samples for its request."""
    found = read_corrections(path, data.registry)
    fitting, long = _fitting(found.samples, data.tokenizer, data.context)
    if not fitting:
        raise TinycallError(
            f"all corrections are longer than the context of {data.context} tokens",
            where=str(path),
            accepted="shorter requests, or a model with a longer context",
        )
    requests = {normalize_request(sample.user) for sample in fitting}

    def others(samples: Sequence[Sample]) -> tuple[Sample, ...]:
        return tuple(one for one in samples if normalize_request(one.user) not in requests)

    source, shown = data.source, _shown_samples()
    if isinstance(source, DatasetSamples):
        source = replace(source, samples=others(source.samples))
        shown = source.samples
    copies = Copies(tuple(fitting), source.size, data.registry, data.seed)
    share = copies.size / (source.size + copies.size)
    return replace(
        data,
        description=f"{data.description}; corrections mixed in: {len(fitting):,}, {share:.0%}",
        source=CorrectedSamples(source, copies),
        validation=others(data.validation),
        left_out=(*data.left_out, *long),
        by_bytes=data.tokenizer.by_bytes(
            "".join((*data.by_bytes, *(s.user + s.call for s in fitting)))
        ),
        copied=copied_arguments(shown, fitting, data.registry),
        corrections=tuple(fitting),
        refused=found.refused,
    )


def _uncorrected(
    config: TrainingConfig,
    context: int,
    tokenizer: Tokenizer | None,
    tools: KnownTools | None,
    offered: Sequence[KnownTools],
) -> TrainingData:
    if config.dataset is None:
        return _fresh(config, context, tokenizer)
    dataset = read_samples(Path(config.dataset), tools, offered=offered)
    samples = dataset.samples
    used = tokenizer or tokenizer_for(samples)
    fitting, long = _fitting(samples, used, context)
    if samples and not fitting:
        raise TinycallError(
            f"all {len(samples)} samples are longer than the context of {context} tokens",
            where=config.dataset,
            accepted="a preset with a longer context, or shorter samples",
        )
    train, validation = split(fitting, config.seed)
    if len(train) < SMALLEST_DATASET:
        raise TinycallError(
            f"{len(fitting)} valid samples are too few to train on",
            where=config.dataset,
            accepted=f"at least {SMALLEST_DATASET + 1} samples with different requests",
        )
    return TrainingData(
        description=f"{config.dataset}, tools {dataset.tools_source}"
        + (f", {invalid:,} invalid left out" if (invalid := dataset.invalid) else ""),
        source=DatasetSamples(
            tuple(train), ValueSwaps(train, dataset.registry), config.swap_values, config.seed
        ),
        validation=tuple(validation),
        tokenizer=used,
        registry=dataset.registry,
        copied=copied_arguments(train, (), dataset.registry),
        context=context,
        seed=config.seed,
        left_out=tuple(long),
        by_bytes=used.by_bytes(_letters(fitting)),
        read=samples,
    )


def _letters(samples: Sequence[Sample]) -> str:
    """Every character of the samples once, in the order of their first appearance."""
    letters: dict[str, None] = {}
    for sample in samples:
        letters.update(dict.fromkeys(sample.user + sample.call))
    return "".join(letters)


def _fresh(config: TrainingConfig, context: int, tokenizer: Tokenizer | None) -> TrainingData:
    used = tokenizer or _tokenizer_of_made_samples()
    made = synthesize(max(10, VALIDATION_LIMIT // 6), config.seed, _VALIDATION_EPOCH)
    validation, _ = _fitting(made, used, context)
    return TrainingData(
        description=f"made afresh each epoch, synthesis {SYNTHESIS_VERSION}, seed {config.seed}",
        source=FreshSamples(config.samples_per_tool, config.seed),
        validation=tuple(validation),
        tokenizer=used,
        registry=shipped_registry(),
        copied=_copied_in_made_samples(),
        context=context,
        seed=config.seed,
        left_out=(),
        by_bytes=(),
    )


@cache
def _shown_samples() -> tuple[Sample, ...]:
    return tuple(synthesize(_SHOWN_SAMPLES, 0))


@cache
def _copied_in_made_samples() -> CopiedArguments:
    return copied_arguments(_shown_samples(), (), shipped_registry())


@cache
def _tokenizer_of_made_samples() -> Tokenizer:
    shown = _shown_samples()
    return Tokenizer.of((), frames_of(sample.call for sample in shown), words_of(shown))


def _fitting(
    samples: Sequence[Sample], tokenizer: Tokenizer, context: int
) -> tuple[list[Sample], list[str]]:
    fitting: list[Sample] = []
    long: list[str] = []
    tags = len(encode_sample(Sample("", "", ""), tokenizer).ids)
    for sample in samples:
        # No token is shorter than a byte, so that most samples need not be encoded to see it.
        most = tags + len((normalize_request(sample.user) + sample.call).encode())
        if most <= context or len(encode_sample(sample, tokenizer).ids) <= context:
            fitting.append(sample)
        else:
            long.append(sample.user)
    return fitting, long


def split(samples: Sequence[Sample], seed: int) -> tuple[list[Sample], list[Sample]]:
    """Training and validation samples; those with the same request stay on one side.

    The validation samples are shuffled: of a file in the order of its tools, the first of them
    would show one tool alone.
    """
    requests = sorted({sample.user for sample in samples})
    rng = Random(f"split {seed}")
    rng.shuffle(requests)
    held = set(requests[: min(VALIDATION_LIMIT, round(len(requests) * VALIDATION_SHARE) or 1)])
    if len(requests) < 2:
        held = set()
    train = [sample for sample in samples if sample.user not in held]
    validation = [sample for sample in samples if sample.user in held]
    rng.shuffle(validation)
    return train, validation
