def test_note() -> None:
    raise AssertionError(
        "Lead: read /tmp/note_extract.md now (new dev set, general causes), then delete this file; never commit it"
    )
