"""Who acts in a word problem, what they do, and with which things."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tinycall.core.dataset.synthesis.wording.words import invented


@dataclass(frozen=True)
class Person:
    """A subject: as first named, and as said again; `third` where verbs end in s."""

    subject: str
    pronoun: str
    my: str
    me: str
    third: bool = False

    def verb(self, base: str, *, past: bool) -> str:
        """The form of a verb that goes with this person; KeyError for an unknown verb."""
        third, before = VERBS[base]
        return before if past else third if self.third else base

    def word(self, name: str, *, past: bool) -> str:
        """A word that depends on the person: `I he my me do is was has`, or a verb."""
        match name:
            case "I":
                return self.subject
            case "he":
                return self.pronoun
            case "my":
                return self.my
            case "me":
                return self.me
            case "do":
                return "does" if self.third else "do"
            case "is":
                now = "is" if self.third else "am" if self.subject == "i" else "are"
                return now if not past else "was" if self.third or self.subject == "i" else "were"
        return self.verb(name, past=past)


_I = Person("i", "i", "my", "me")
_WE = Person("we", "we", "our", "us")
_YOU = Person("you", "you", "your", "you")
_THEY = Person("they", "they", "their", "them")
_HE = Person("he", "he", "his", "him", third=True)
_SHE = Person("she", "she", "her", "her", third=True)
_MEN = (
    "Tom Ben Sam Max Leo Jack Omar Ravi Luca Ivan Pedro Ali Noah Liam Paul Mark Dan Alex Jonas Felix "
    "Carlos Kofi Hiro Wei David Peter Adam Oscar Bob Jim Mike John Nick Amir Tariq Mateo Hugo Finn"
).split()
_WOMEN = (
    "Anna Lisa Mia Emma Sara Zoe Maria Priya Ines Olga Lucy Nina Eva Kate Julia Amina Fatima Yuki Mei "
    "Chloe Laura Sofia Elena Rosa Clara Alice Jane Sue Mary Ella Ruth Leila Hannah Nora Ada Grace Ivy"
).split()
_MALE = "brother dad son uncle grandpa boss neighbor roommate father friend cousin".split()
_FEMALE = "sister mom daughter aunt grandma wife boss mother friend niece".split()
_ROLES = "a farmer|a baker|a shop|a teacher|the school|the store|a student|a worker|a company|the team|a driver|a man|a woman|a boy|a girl"
VERBS = {
    base: (third, past)
    for base, third, past in (
        line.split()
        for line in """
        have has had|spend spends spent|pay pays paid|use uses used|lose loses lost|buy buys bought
        give gives gave|donate donates donated|get gets got|earn earns earned|receive receives received
        find finds found|win wins won|save saves saved|make makes made|sell sells sold|eat eats ate
        take takes took|collect collects collected|pick picks picked|add adds added|drop drops dropped
        break breaks broke|throw throws threw|drink drinks drank|read reads read|write writes wrote
        watch watches watched|drive drives drove|run runs ran|walk walks walked|travel travels traveled
        cycle cycles cycled|bike bikes biked|fly flies flew|swim swims swam|work works worked
        need needs needed|want wants wanted|order orders ordered|share shares shared|split splits split
        divide divides divided|put puts put|pack packs packed|plant plants planted|bake bakes baked
        cook cooks cooked|own owns owned|keep keeps kept|owe owes owed|borrow borrows borrowed
        lend lends lent|deposit deposits deposited|withdraw withdraws withdrew|start starts started
        go goes went|score scores scored|weigh weighs weighed|gain gains gained|grow grows grew
        do does did|bring brings brought|hold holds held|carry carries carried|fill fills filled
        leave leaves left|type types typed|charge charges charged|send sends sent|remove removes removed
        cover covers covered|finish finishes finished|burn burns burned|invest invests invested
        return returns returned|hand hands handed|count counts counted|put puts put|play plays played
        study studies studied|learn learns learned|solve solves solved|answer answers answered
        cut cuts cut|build builds built|see sees saw|move moves moved|live lives lived|sleep sleeps slept
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}
# Things that are bought or counted: one, several.
_THINGS = tuple(
    (one, one[:-1] + "ies" if one[-1] == "y" and one[-2] not in "aeiou" else one + "es" if one.endswith(("ch", "sh", "s", "x", "to")) else one + "s")
    for one in (
        "apple book pencil cookie ticket orange chair egg marble pen shirt sticker cup candy bottle toy card "
        "stamp coin cake plant banana sandwich coffee notebook tile brick flower pizza pear lemon hat sock "
        "donut muffin bagel burger taco melon peach plum cherry tomato potato carrot onion lamp rose balloon "
        "magazine comic poster mug plate bowl spoon fork towel pillow blanket candle battery cable mouse "
        "keyboard screen phone ball bat racket rock shell leaf tree seed bun roll croissant pie chocolate "
        "ice-cream juice beer soda tea box bag jar can pack crate basket folder ruler eraser crayon brush "
        "necklace ring bracelet scarf glove coat jacket dress skirt belt doll puzzle game cartridge "
        "vase mirror clock watch bulb screw nail bolt plank sheep cow duck chicken hen rabbit goat fishcake"
    ).split()
)  # fmt: skip
_IRREGULAR = {
    "mouse": "mice", "leaf": "leaves", "sheep": "sheep", "scarf": "scarves", "ice-cream": "ice creams",
    "loaf": "loaves",
}  # fmt: skip
_ITEMS = (
    "lunch|dinner|food|groceries|books|a coffee|a book|a jacket|a hat|a game|shoes|a pair of shoes|gas|fuel|"
    "rent|tickets|a ticket|a gift|gifts|a phone|clothes|a shirt|toys|a toy|a bag|snacks|drinks|breakfast|"
    "a taxi|the bus|a haircut|coffee|flowers|a cake|a pizza|candy|a movie|the movies|a sandwich|medicine|"
    "parking|a bike|a lamp|a chair|a concert|a meal|a new phone|school supplies|pens|music|a pillow|bread|"
    "fruit|vegetables|milk|meat|a burger|paint|tools|a plant|repairs|insurance|a subscription|a trip|the dentist"
).split("|")  # fmt: skip

_GOODS = (*(name for name in _ITEMS if name.startswith("a ")), "the rent", "lunch", "dinner")


def person(rng: Random) -> Person:
    """Somebody: mostly whoever types, often a name."""
    style = rng.random()
    if style < 0.42:
        return _I
    if style < 0.5:
        return _WE
    if style < 0.54:
        return rng.choice((_YOU, _THEY))
    if style < 0.58:
        return rng.choice((_HE, _SHE))
    return other(rng)


def other(rng: Random) -> Person:
    """Somebody with a name or a place in a family."""
    style = rng.random()
    like = rng.choice((_HE, _SHE))
    if style < 0.62:
        subject = rng.choice(_MEN if like is _HE else _WOMEN)
    elif style < 0.7:
        subject = invented(rng).capitalize()
    elif style < 0.92:
        subject = f"my {rng.choice(_MALE if like is _HE else _FEMALE)}"
    else:
        subject = rng.choice(_ROLES.split("|"))
    return Person(subject, like.pronoun, like.my, like.me, third=True)


def thing(rng: Random) -> tuple[str, str]:
    """A thing and its plural."""
    one, many = rng.choice(_THINGS)
    return one.replace("-", " "), _IRREGULAR.get(one, many)


def item(rng: Random) -> str:
    """What money is spent on."""
    return rng.choice(_ITEMS)


def good(rng: Random) -> str:
    """One thing that has a price."""
    return rng.choice(_GOODS)
