"""The answers of the desk, and for how long they are kept."""

import os
import time
from pathlib import Path

from vendors.desk.kept_answers import LONGEST, KeptAnswer, KeptAnswers


def test_an_answer_is_gone_after_a_month_whoever_it_was_for(tmp_path: Path):
    kept, answer = KeptAnswers(tmp_path), KeptAnswer(409, "fr", "<p>Un article collé")
    old, recent = kept.keep("Claire, who has left", KeptAnswer(409, "fr", "<p>")), kept.keep("Paul", answer)
    (file,) = tmp_path.rglob(f"{old}.json")
    before = time.time() - LONGEST - 1
    os.utime(file, (before, before))
    kept.keep("Paul", answer)
    assert kept.find("Claire, who has left", old) is None
    assert kept.find("Paul", recent) == answer


def test_the_same_answer_is_kept_once_and_stays_each_editors_own(tmp_path: Path):
    kept, answer = KeptAnswers(tmp_path), KeptAnswer(403, "fr", "<p>Rien n’a été fait")
    (id,) = {kept.keep("Claire", answer) for _ in range(3)}
    assert len(list(tmp_path.rglob("*.json"))) == 1
    assert (kept.find("Claire", id), kept.find("Paul", id)) == (answer, None)
