// A slider's handle and a scrolled part can be named by no widget of ipywidgets, nor a part of a page given a language.
// Names go by selector: to the first such part the first name, and so on; again whenever they are drawn anew.
(within, places, language) => {
  const name = () => document.querySelectorAll(within).forEach(box => {
    box.lang = language;
    for (const [where, names] of Object.entries(places)) box.querySelectorAll(where).forEach((part, k) => {
      part.setAttribute('aria-label', names[k % names.length]);
      if (!part.hasAttribute('role')) part.setAttribute('role', 'region');
    });
    box.querySelectorAll('[title=null]').forEach(part => part.removeAttribute('title'));
  });
  let waits = false;
  new MutationObserver(() => {
    if (!waits) requestAnimationFrame(() => { waits = false; name(); });
    waits = true;
  }).observe(document.body, {childList: true, subtree: true});
  name();
}
