import random

from tests.conftest import DATA
from vendors.store.writing import table_file
from vendors.tables import TABLES
from vendors.validation.csv_reader import CsvReader
from vendors.validation.reading import plain_table, read, text_of
from vendors.validation.text_table import Key

TWO_LINES = b'vendor,article,role\na,"one\ntwo",subject\na,"one\ntwo",named\nb,three,named\n'


def test_a_row_knows_its_key_and_the_line_and_letter_of_each_cell():
    table = text_of("mentions", TWO_LINES)
    assert list(table.keyed) == [Key(("one\ntwo", "a"), 1), Key(("one\ntwo", "a"), 2), Key(("three", "b"), 1)]
    assert [(row.line, row.line_of("article"), row.line_of("role")) for row in table.rows] == [
        (2, 2, 3),
        (4, 4, 5),
        (6, 6, 6),
    ]
    assert [table.letter(name) for name in ("article", "vendor", "role", "note")] == ["B", "A", "C", ""]


def test_what_is_read_as_text_is_written_as_it_was():
    for table in TABLES:
        data = (DATA / f"{table}.csv").read_bytes()
        found = text_of(table, data)
        assert table_file(found.columns, found.rows) == data, table


def test_a_table_read_to_be_checked_and_one_read_as_text_have_the_same_rows():
    for table, model in TABLES.items():
        data = (DATA / f"{table}.csv").read_bytes()
        assert read(model, data).rows == text_of(table, data).rows, table


def test_a_row_is_equal_to_its_cells_whatever_the_order_of_the_columns():
    (one, *_), (other, *_) = (
        plain.rows for data in (b"a,b\n1,2\n", b"b,a\n2,1\n") if (plain := plain_table(data)) is not None
    )
    assert one == other == {"a": "1", "b": "2"}
    assert one != {"a": "1"}


def test_a_column_that_a_file_has_not_stands_behind_the_others_and_has_no_letter():
    table = plain_table(b"a,b\n1,2\n")
    assert table
    table.add_column("c", "3")
    table.rename_column("a", "d")
    assert (dict(table.rows[0]), table.letter("b"), table.letter("c")) == ({"d": "1", "b": "2", "c": "3"}, "B", "")


def test_a_file_of_another_writing_is_no_plain_table():
    for data in (b"", b"a,b\n1\n", b"a,a\n1,2\n", b"a,\n1,2\n", b'a,b\n1,"2\n', b"a,b\n\xe9,2\n"):
        assert plain_table(data) is None, data


def test_after_a_broken_quotation_mark_reading_goes_on_with_the_next_line():
    reader = CsvReader(b'a,b\n1,"2\n3,4\n')
    reader.width = 2
    assert [row.cells for row in reader.rows()] == [["a", "b"], ["3", "4"]]
    assert reader.broken == [(2, 1)]


def changed_at_random(chance, records):
    """The records of a file with some gone, come, moved or written otherwise, and sometimes what is no plain record."""
    records = [*records]
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(1, len(records))
        match chance.randrange(5):
            case 0:
                del records[at]
            case 1:
                records.insert(at, chance.choice(records[1:]))
            case 2:
                records.insert(at, records.pop(chance.randrange(1, len(records))))
            case 3:
                records[at] = records[at].replace(b"named", chance.choice([b"\xc3\xa9", b"", b'"na\nmed"']))
            case _ if chance.random() < 0.2:
                records.insert(at, chance.choice([b"", b",,", b'a,"b', b"a,b", b"\xe9,b,c", b'a,b"c",d', b"a,b,c\r"]))
    return records


def test_a_file_most_rows_of_which_are_known_is_read_as_by_itself_and_has_these_very_rows():
    text_of.cache_clear()
    chance, kept = random.Random(20180423), 0
    first = [b"vendor,article,role", *(b'v%d,"one\ntwo %d",named' % (n % 9, n) for n in range(40))]
    records = first
    for _ in range(300):
        before = text_of("mentions", b"\n".join(records))
        records = changed_at_random(chance, records if chance.random() < 0.8 else first)
        found = text_of("mentions", data := b"\n".join(records))
        text_of.cache_clear()
        alone = text_of("mentions", data)
        assert [(row.line, row.cells, row.columns, [*row.lines], row.loose) for row in found.rows] == [
            (row.line, row.cells, row.columns, [*row.lines], row.loose) for row in alone.rows
        ]
        assert (found.columns, found.problems, [*found.keyed]) == (alone.columns, alone.problems, [*alone.keyed])
        kept += bool({id(row.cells) for row in before.rows} & {id(row.cells) for row in found.rows})
    assert 100 < kept < 300


def test_a_file_after_one_whose_rows_end_otherwise_than_they_seem_is_read_as_by_itself():
    # A quotation mark in a text that is not quoted makes a piece of a row look like one, and then, by a second one, two rows like one.
    loose = b'a,x"y,"one\ntwo"\nb,k"k,named\n'
    rows = b"".join(b"v%d,three,named\n" % n for n in range(5))
    before, after = (b"vendor,article,role\n" + some + rows for some in (loose, b"c,four,named\n" + loose))
    text_of.cache_clear()
    text_of("mentions", before)
    found = text_of("mentions", after)
    text_of.cache_clear()
    alone = text_of("mentions", after)
    assert [(row.line, row.cells) for row in found.rows] == [(row.line, row.cells) for row in alone.rows]
