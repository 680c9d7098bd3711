"""Words for titles, labels and subjects, real and invented."""

from __future__ import annotations

from random import Random

_NOUNS = (
    "attention transformer gradient descent learning rate token tokenizer model training "
    "batch loss epoch checkpoint evaluation metric accuracy schema json tool calling "
    "calculator parser plot chart histogram matplotlib python function recursion loop list "
    "dictionary string decorator generator iterator class object method module package import "
    "exception traceback debugging test unit pytest coverage linter type hint regex file path "
    "directory socket server client request response http api cache memory disk database "
    "index query join table transaction backup log monitor process thread lock queue stack "
    "heap tree graph search sort binary hash array matrix vector tensor kernel gpu cpu cuda "
    "driver network router firewall packet protocol dns ssh tmux terminal shell bash command "
    "pipe variable environment docker container cluster cloud deployment release version git "
    "branch merge commit rebase review pipeline sandbox security encryption key password "
    "certificate signature probability statistics mean variance distribution sampling "
    "regression classification clustering neural layer activation softmax sigmoid relu "
    "dropout normalization embedding encoder decoder diffusion noise latent space autoencoder "
    "convolution pooling image pixel audio speech language grammar translation summary prompt "
    "context window temperature beam decoding quantization pruning distillation optimizer "
    "momentum adam schedule warmup decay overfitting regularization bias weight entropy "
    "perplexity likelihood backpropagation derivative integral equation algebra geometry "
    "prime number fraction percent ratio circle triangle angle energy force gravity light "
    "planet ocean river mountain forest climate weather rain storm wind solar battery engine "
    "bridge train bicycle garden soil seed plant tree flower bread soup coffee tea cheese "
    "recipe oven kitchen music guitar piano rhythm chess history empire war trade market "
    "price tax budget loan interest insurance bank health sleep diet vitamin protein muscle "
    "heart brain memory cell virus vaccine bee bird fish dog cat horse wolf travel passport "
    "hotel ticket map island city village school teacher exam essay poem"
).split()
_MODIFIERS = (
    "safe local deep simple advanced basic fast slow modern classic linear nonlinear random "
    "stochastic supervised parallel distributed asynchronous static dynamic hidden masked "
    "causal rotary positional multi head self cross early late mixed single double large "
    "small tiny open secure efficient robust digital ancient medieval green solar natural "
    "healthy cheap new old best common hidden"
).split()
_ADDITIONS = (
    "in python", "in practice", "for beginners", "with examples", "and its limits", "step by step",
    "on linux", "over ssh", "vs rnn", "on a gpu", "in pytorch", "without internet", "for small models",
    "at scale", "and errors", "in large models",
)  # fmt: skip
_LABELS = (
    "apples pears plums bananas oranges cherries grapes lemons mangoes kiwis cats dogs birds "
    "fish horses rabbits red blue green yellow black white purple orange january february "
    "march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue "
    "wed thu fri sat sun q1 q2 q3 q4 north south east west london paris berlin tokyo madrid "
    "rome oslo lima cairo delhi python java rust go ruby perl swift kotlin alice bob carol "
    "dave eve frank tea coffee milk juice water rent food travel books games music sales cost "
    "profit revenue tax train test valid loss a b c d e f g h x y z alpha beta gamma delta "
    "small medium large yes no maybe spring summer autumn winter fall cars bikes buses trains "
    "planes gold silver bronze copper pizza pasta salad soup rice beans usa uk china india "
    "brazil france germany spain italy japan linux windows mac android ios chrome firefox "
    "safari ham eggs"
).split()
_TITLES = (
    "sales growth revenue results weekly report temperature scores traffic users monthly "
    "totals budget rainfall speed height weight age survey votes population energy usage "
    "latency errors demo test run training loss validation accuracy my chart parabola wave "
    "curve trend overview summary fruit animals visits orders prices costs wages steps "
    "heartbeat output yield demand supply quarterly annual daily"
).split()
_ONSETS = (
    "b c d f g h j k l m n p r s t v w z br cl dr fl gr kr pl pr sh sk st str th tr qu x".split()
)
_VOWELS = "a e i o u y ai ea ee io oo ou".split()
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "k", "x", "nd", "st", "ng", "th", "rk"]
_LETTERS = "éèêëáàâäãåíìîïóòôöõøúùûüñçßœæąćęłńśźżčďěňřšťůžабвгдежзиклмнопрстуфхцчшяαβγδεζηλμπσφω中文语言模型学习日本東京数据日本語한국어✓→😀🚀🔥📈☕"


def invented(rng: Random) -> str:
    """A word that nobody knows."""
    syllables = rng.choices((1, 2, 3), (30, 52, 18))[0]
    return "".join(
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables)
    )


def word(rng: Random) -> str:
    """A word of a subject: known, invented, a name, an abbreviation or foreign."""
    style = rng.random()
    if style < 0.62:
        return rng.choice(_NOUNS)
    if style < 0.86:
        made = invented(rng)
        return made.capitalize() if rng.random() < 0.25 else made
    if style < 0.92:
        return _abbreviation(rng)
    if style < 0.96:
        return f"{rng.choice(_NOUNS)}-{rng.choice(_NOUNS)}"
    letters = list(invented(rng))
    for _ in range(rng.randint(1, 3)):
        letters.insert(rng.randrange(len(letters) + 1), rng.choice(_LETTERS))
    return "".join(letters)


def _abbreviation(rng: Random) -> str:
    letters = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(rng.randint(2, 4)))
    if rng.random() < 0.3:
        letters = letters.lower()
    return letters + (str(rng.randint(1, 99)) if rng.random() < 0.25 else "")


def subject(rng: Random) -> str:
    """What somebody wants to read about."""
    parts = [word(rng) for _ in range(rng.choices((1, 2, 3, 4, 5), (20, 38, 26, 11, 5))[0])]
    if rng.random() < 0.2:
        parts.insert(0, rng.choice(_MODIFIERS))
    if len(parts) > 2 and rng.random() < 0.25:
        parts.insert(
            rng.randrange(1, len(parts)), rng.choice(("and", "of", "in", "for", "with", "vs"))
        )
    text = " ".join(parts)
    if rng.random() < 0.12:
        text += f" {rng.choice(_ADDITIONS)}"
    if rng.random() < 0.12:
        text = text.capitalize() if rng.random() < 0.5 else text.title()
    return text


def label(rng: Random) -> str:
    """A label of a bar."""
    style = rng.random()
    if style < 0.7:
        text = rng.choice(_LABELS)
    elif style < 0.9:
        text = invented(rng)
    else:
        text = f"{rng.choice(('item', 'team', 'group', 'day', 'week', 'run'))} {rng.randint(1, 9)}"
        text = rng.choice((text, text.replace(" ", "_"), rng.choice("ABCDEFGH")))
    return text.capitalize() if rng.random() < 0.25 else text


def name_phrase(rng: Random) -> str:
    """A title of one to four words."""
    parts = [
        rng.choice(_TITLES) if rng.random() < 0.75 else word(rng)
        for _ in range(rng.choices((1, 2, 3, 4), (40, 38, 16, 6))[0])
    ]
    text = " ".join(parts)
    style = rng.random()
    return text.title() if style < 0.3 else text.capitalize() if style < 0.5 else text
