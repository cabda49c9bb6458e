import ast
import pathlib

import pytest
from feedback.categories import Categories
from feedback.classifier import VERSIONS, classify, load, save, train
from feedback.generate import texts
from feedback_model import BadRequest, FeedbackModel


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    given = [text for text, _ in texts(1500)]
    save(train(given, Categories.found_in(given), VERSIONS[0]), VERSIONS[0], folder)
    return folder


def test_rows_get_the_classifiers_answers(folder):
    served = FeedbackModel(folder)
    given = [text for text, _ in texts(5, 9)]
    expected = [{"category": name, "probability": share} for name, share in classify(load(folder)[0], given)]
    assert served.version == "v1"
    assert served.predict_rows({"instances": given})["predictions"] == expected
    assert served.predict_rows({"instances": [{"text": text} for text in given]})["predictions"] == expected
    assert [name for name, _ in served.classified(given)] == [answer["category"] for answer in expected]


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({}, 'Send {"instances": ["text", …]}.'),
        ([], 'Send {"instances": ["text", …]}.'),
        ({"instances": []}, "The request has 0 texts; send 1 to 1000."),
        ({"instances": ["a", 5]}, "Entry 1 is a int; send texts."),
        ({"instances": [{"words": "a"}]}, "Entry 0 is a NoneType; send texts."),
        ({"instances": ["a" * 20_001]}, "Text 0 has 20001 characters; send 20000 at most."),
    ],
)
def test_what_cannot_be_answered(folder, payload, message):
    with pytest.raises(BadRequest) as refused:
        FeedbackModel(folder).predict_rows(payload)
    assert str(refused.value) == message


def test_the_part_that_needs_kserve_is_python_and_hands_every_refusal_over():
    source = (pathlib.Path(__file__).resolve().parents[1] / "kserve" / "serve.py").read_text()
    tree = ast.parse(source)
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    assert [ast.unparse(handler.type) for handler in handlers] == ["(BadRequest, UnicodeDecodeError)"]
