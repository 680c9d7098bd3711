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
    "hotel ticket map island city village school teacher exam essay poem "
    "keyboard monitor laptop charger router printer camera lens tripod phone tablet sensor valve "
    "pump pipe hammer drill paint wallpaper carpet sofa curtain window roof chimney basement attic "
    "fence hedge lawn tomato potato onion garlic ginger pepper basil mint yeast sourdough pasta "
    "noodle dumpling curry chocolate caramel vanilla honey jam pickle vinegar olive walnut almond "
    "marathon cycling rowing climbing sailing surfing skiing tennis football cricket yoga stretching "
    "breathing posture headache allergy asthma migraine antibiotic hormone enzyme protein membrane "
    "fossil dinosaur volcano glacier desert reef tide comet asteroid telescope satellite rocket "
    "orbit galaxy eclipse neutron photon electron magnet laser lens prism acid salt copper iron steel "
    "concrete bamboo cotton wool silk leather ceramic glass plastic paper ink pencil canvas sculpture "
    "opera violin drum trumpet choir novel myth legend epic sonnet comedy tragedy theatre film "
    "actor director museum castle cathedral monastery harbour railway tunnel canal airport ferry "
    "passport visa embassy treaty election parliament senate constitution court lawyer contract "
    "mortgage pension salary invoice receipt refund warranty dividend inflation currency export "
    "customs tariff factory warehouse supplier shipment barcode inventory payroll meeting agenda "
    "deadline roadmap backlog sprint standup onboarding interview resume feedback policy "
    "compliance audit backup restore migration rollback outage incident latency throughput "
    "bandwidth timeout retry webhook endpoint payload header cookie session login token proxy "
    "gateway subnet vlan mutex semaphore coroutine closure lambda iterator slice pointer reference "
    "compiler interpreter bytecode linker debugger profiler formatter namespace interface enum "
    "struct template macro trait lifetime borrow promise callback event stream buffer codec "
    "checksum bitmap sprite shader texture mesh voxel raytracing keyframe rigging tilemap"
).split()
_ONSETS = (
    "b c d f g h j k l m n p r s t v w z br cl dr fl gr kr pl pr sh sk st str th tr qu x".split()
)
_VOWELS = "a e i o u y ai ea ee io oo ou".split()
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "k", "x", "nd", "st", "ng", "th", "rk"]
_LETTERS = "éèêëáàâäãåíìîïóòôöõøúùûüñçßœæąćęłńśźżčďěňřšťůžабвгдежзиклмнопрстуфхцчшяαβγδεζηλμπσφω中文语言模型学习日本東京数据日本語한국어✓→😀🚀🔥📈☕"


_PREFIXES = "re un pre over sub inter micro hyper auto multi non anti super trans".split()
_SUFFIXES = (
    "s s ing ed er tion ly ism ology ment ness able ize graph meter ase ium ite al ic ous ist ity "
    "ware ful less ern ley ton"
).split()
_EXTENSIONS = "py yaml json md txt toml csv cfg sh rs go js ts sql html css ini lock xml".split()


def invented(rng: Random) -> str:
    """A word that nobody knows."""
    syllables = rng.choices((1, 2, 3), (30, 52, 18))[0]
    text = "".join(
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables)
    )
    style = rng.random()
    if style < 0.14:
        return text + rng.choice(_SUFFIXES)
    if style < 0.19:
        return rng.choice(_PREFIXES) + text
    return rng.choice(_VOWELS) + text if style < 0.25 else text


def noun(rng: Random) -> str:
    """A word that people know."""
    return rng.choice(_NOUNS)


def word(rng: Random) -> str:
    """A word of a subject: known, invented, a name, an abbreviation or foreign."""
    style = rng.random()
    if style < 0.56:
        known = rng.choice(_NOUNS)
        return f"{known}s" if rng.random() < 0.15 and known[-1] not in "sxyh" else known
    if style < 0.82:
        made = invented(rng)
        return made.capitalize() if rng.random() < 0.3 else made
    if style < 0.88:
        return abbreviation(rng)
    if style < 0.93:
        return compound(rng)
    letters = list(invented(rng))
    for _ in range(rng.randint(1, 3)):
        letters.insert(rng.randrange(len(letters) + 1), rng.choice(_LETTERS))
    return "".join(letters)


def compound(rng: Random) -> str:
    """Two words as one, or a word as programs write it."""
    first, second = _part(rng), _part(rng)
    style = rng.random()
    if style < 0.5:
        return f"{first}-{second}"
    if style < 0.6:
        return f"{first}_{second}"
    if style < 0.7:
        return first.capitalize() + second.capitalize()
    if style < 0.8:
        return f"{first}.{second}"
    return first + second


def _part(rng: Random) -> str:
    return rng.choice(_NOUNS) if rng.random() < 0.7 else invented(rng)


def abbreviation(rng: Random) -> str:
    """Some letters, now and then with a number."""
    letters = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(rng.randint(2, 5)))
    if rng.random() < 0.3:
        letters = letters.lower()
    return letters + (str(rng.randint(1, 99)) if rng.random() < 0.25 else "")


def proper_name(rng: Random) -> str:
    """A person or a place that does not exist."""
    name = invented(rng).capitalize()
    style = rng.random()
    if style < 0.5:
        return f"{name} {invented(rng).capitalize()}"
    if style < 0.6:
        return f"{rng.choice(('dr', 'Dr.', 'saint', 'lake', 'mount', 'fort', 'van', 'El', 'San'))} {name}"
    return name


def file_name(rng: Random) -> str:
    """The name of a file."""
    stem = _part(rng)
    if rng.random() < 0.3:
        stem = f"{stem}{rng.choice('-_/')}{_part(rng)}"
    return f"{stem}.{rng.choice(_EXTENSIONS)}"
