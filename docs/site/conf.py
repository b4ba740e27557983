"""How Sphinx makes the pages that ``docs/make_site.py`` lays out; readers fetch nothing from elsewhere."""

import os

from latex2mathml.converter import convert
from sphinx.errors import ExtensionError

LANGUAGE = os.environ.get("PORTFOLIO_SITE_LANGUAGE", "en")
FRENCH = LANGUAGE == "fr"

project = "Portfolio arbitration"
language = LANGUAGE
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton", "site_search"]
html_title = "Arbitrage de portefeuille" if FRENCH else project
html_theme = "pydata_sphinx_theme"
html_static_path, templates_path = ["_static"], ["_templates"]
html_css_files = ["site.css"]
html_show_search_summary = False  # site/search.js shows what stands around the words
html_copy_source = html_show_sourcelink = html_show_copyright = html_show_sphinx = False
html_permalinks_icon = "#"
html_use_index = not FRENCH  # no name of the package stands in French pages: it would be empty
html_context = {"default_mode": "auto"}
html_theme_options = {
    "logo": {"text": html_title},
    "search_bar_text": "Chercher …" if FRENCH else "Search …",
    "navbar_end": ["languages", "theme-switcher"],
    "navbar_persistent": ["search-field"],
    "header_links_before_dropdown": 8,
    "show_nav_level": 1,
    "navigation_with_keys": False,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": [],
    "footer_end": [],
    "show_prev_next": False,
}
html_sidebars = {name: [] for name in ("index", "start", "gallery", "troubleshooting", "glossary")}
if FRENCH:
    html_sidebars["faq"] = []
else:
    del html_sidebars["glossary"]  # like the questions it stands among the pages of Behind it

nb_execution_mode = "off"  # pages show what was recorded
nb_ipywidgets_js: dict[str, object] = {}  # or pages ask a server elsewhere for what moves widgets
nb_merge_streams = True
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
myst_enable_extensions = ["dollarmath", "deflist", "amsmath"]
myst_heading_anchors = 4
myst_update_mathjax = False

html_math_renderer = "mathml"
autodoc_typehints = "none"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True
napoleon_google_docstring = False
napoleon_use_ivar = napoleon_use_rtype = True
napoleon_use_rtype = False
copybutton_prompt_text, copybutton_prompt_is_regexp = r">>> |\.\.\. |\$ ", True
copybutton_exclude = ".linenos, .gp, .go"
highlight_language = "python3"
suppress_warnings = ["mystnb.unknown_mime_type", "misc.highlighting_failure"]


def mathml(display):
    """A visitor that writes a formula as MathML, which browsers show by themselves."""

    def visit(self, node):
        from docutils.nodes import SkipNode

        self.body.append(convert(node.astext().strip(), display=display))
        raise SkipNode

    return visit, None


def context(app, pagename, templatename, context, doctree):
    """The page of the same name in the other language, or its first one."""
    other = os.environ.get("PORTFOLIO_SITE_OTHER", "").split()
    context["other_page"] = pagename if pagename in other else "index"
    context["other_root"] = "../" if FRENCH else "fr/"
    context["other_language"] = ("en", "English") if FRENCH else ("fr", "Français")


def setup(app):
    if "latex2mathml" not in convert.__module__:
        raise ExtensionError("latex2mathml is needed: make setup")
    app.add_html_math_renderer("mathml", mathml("inline"), mathml("block"))
    app.connect("html-page-context", context)
