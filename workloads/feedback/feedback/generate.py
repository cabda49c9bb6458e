"""Generated customer feedback about 52 matters of a bank, without labels in the text.

  python3 -m feedback.generate --texts 20000 > feedback.txt
"""

from __future__ import annotations

import argparse
import json
from typing import Iterator

import numpy as np

PRODUCTS = {
    "card": "card chip contactless pin plastic", "loan": "loan instalment principal lender borrowing",
    "mortgage": "mortgage property house valuation notary", "account": "account balance statement iban current",
    "app": "app phone screen android update", "branch": "branch counter clerk queue opening",
    "transfer": "transfer payment sepa beneficiary wire", "savings": "savings deposit yield maturity interest",
    "insurance": "insurance policy premium claim cover", "fund": "fund portfolio shares units advisor",
    "atm": "atm cash machine banknotes withdrawal", "website": "website browser login page password",
    "call centre": "hotline operator call hold agent",
}
MATTERS = {
    "cost": "fee charge expensive price refund", "delay": "waiting slow days late delayed",
    "fault": "error broken failed crash blocked", "praise": "thank friendly excellent helpful great",
}
OPENINGS = ("Hello,", "To whom it may concern:", "I must say", "Once more", "Yesterday", "For weeks", "Please note", "Honestly,")
FILLERS = "the my your with about and because again still very when since is was it this that".split()
TOPICS = [(product, matter) for product in PRODUCTS for matter in MATTERS]


def texts(count: int, seed: int = 1) -> Iterator[tuple[str, int]]:
    """So many texts, each with the number of its topic, which nobody but a test looks at."""
    random = np.random.default_rng(seed)
    for topic in random.integers(0, len(TOPICS), count):
        product, matter = TOPICS[topic]
        words = [
            *random.choice(PRODUCTS[product].split(), 4), *random.choice(MATTERS[matter].split(), 4), *random.choice(FILLERS, 6),
        ]
        random.shuffle(words)
        yield f"{random.choice(OPENINGS)} {' '.join(words)}.", int(topic)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Generated feedback, a JSON text on each line.")
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for text, _ in texts(options.texts, options.seed):
        print(json.dumps(text))
