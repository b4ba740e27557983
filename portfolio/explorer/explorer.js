// A slider's handle and a scrolled part can be named by no widget of ipywidgets, nor can it say a language.
// Names go by selector: to the first such part the first name, and so on; again whenever they are drawn anew.
(within, places, language) => {
  const name = () => document.querySelectorAll(within).forEach(box => {
    box.lang = language;
    for (const [where, names] of Object.entries(places)) box.querySelectorAll(where).forEach((part, k) => {
      part.setAttribute('aria-label', names[k % names.length]);
      if (!part.hasAttribute('role')) part.setAttribute('role', 'region');
    });
    // else JupyterLab takes a letter typed on a menu for a command of its own: x cuts the cell that all this is in
    box.querySelectorAll('select, button, [tabindex]').forEach(part => part.setAttribute('data-lm-suppress-shortcuts', 'true'));
    // a box to tick shows its label as it was sent when it is pointed at, with the tags that are in it
    box.querySelectorAll('.widget-checkbox [title]').forEach(part => { part.title = part.closest('.widget-checkbox').textContent.replace(/\u200b/g, ''); });
    box.querySelectorAll('[title=null]').forEach(part => part.removeAttribute('title'));
  });
  let waits = false;
  new MutationObserver(() => {
    if (!waits) requestAnimationFrame(() => { waits = false; name(); });
    waits = true;
  }).observe(document.body, {childList: true, subtree: true});
  name();
}
