"""What classes and ids say of a part of a page."""

from __future__ import annotations

import pytest

from tumen.read.pagenames import Part, name_words, part_named


@pytest.mark.parametrize(
    ("names", "part"),
    [
        ("comments-area comments", "comments"),
        ("disqus_thread", "comments"),
        ("related-stories", "certain furniture"),
        ("relatedArticles", "certain furniture"),
        ("jp-relatedposts", "certain furniture"),
        ("social-share", "certain furniture"),
        ("cookie-banner", "certain furniture"),
        ("newsletter_signup", "certain furniture"),
        ("xgxw", "certain furniture"),
        ("paywall-prompt", "certain furniture"),
        ("read-more", "certain furniture"),
        ("sr-only", "certain furniture"),
        ("hidden", "certain furniture"),
        ("article-tags", "likely furniture"),
        ("author-box", "likely furniture"),
        ("shunno-sidebar-widget-block", "likely furniture"),
        ("PromoSmall-description", "likely furniture"),
        ("post-footer", "report footer"),
        ("tgme_widget_message_footer", "report footer"),
        ("wp-caption-text", "caption"),
        ("img_desc", "caption"),
        ("photo_caption", "caption"),
        ("pull-quote", "pull quote"),
        ("event-date", "other day"),
        ("updated", "other day"),
        ("post_date", "byline"),
        ("datePublished", "byline"),
        ("byline author", "byline"),
        ("standfirst", "standfirst"),
        ("article__subtitle", "standfirst"),
        ("hidden md:block", None),
        ("d-none d-md-block", None),
        ("no-comments has-sidebar comments-open", None),
        ("post tag-newsletter category-related-news", None),
        ("entry-content entry-content-read-more", None),
        ("paywall", None),
        ("elementor-widget-container", None),
        ("tgme_widget_message_text", None),
        ("commentary", None),
        ("node node--type-article node--promoted", None),
        ("article-body", None),
        ("", None),
    ],
)
def test_names_tell_a_part_or_nothing(names: str, part: Part | None) -> None:
    assert part_named(names) == part


def test_names_of_furniture_go_before_those_of_a_byline() -> None:
    assert part_named("journalist reporter_profile") == "likely furniture"
    assert part_named("reporter_profile journalist") == "likely furniture"


def test_names_are_words_without_states_of_the_page() -> None:
    assert name_words("postDate post_meta has-sidebar") == ("post date", "post meta")


def test_only_the_beginning_of_endless_names_is_looked_at() -> None:
    assert part_named("a " * 200_000 + "comments") is None
