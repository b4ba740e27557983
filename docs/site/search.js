/* Search for what people ask in their own words. Sphinx's index, stems and stop words are used as they are;
   its rule that a page needs every word is not. `Search.asked(query)` says what is found, `Search.query`
   shows it.
   SITE is what docs/site_search.py writes: pages with their words and their parts, and what is said. */
"use strict";
(() => {
  // how much a word counts where it stands: headings and docs/site/search.toml say what a page is for
  const TITLE = 6, SAID = 6, HEADING = 3, TEXT = 1;
  const EVERYDAY = 0.5, ALONE = 1; // “what if” is made of such words alone
  const NAMED = 25; // pf.allocate, marginal_values: a name of the package, as it is written
  const NEAR = 0.7, SLIP = 0.5; // other endings; one letter off
  const LISTED = 20; // then a button shows the others

  const stemmer = new Stemmer();
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
  const split = (text) => splitQuery(text.toLowerCase()).flatMap((word) => word.split("_")).filter((w) => w);
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, fold(stemmer.stemWord(word)));
    return stems.get(word);
  };
  const everyday = new Set([...stopwords, ...SITE.everyday.split(/\s+/)].map(fold));
  const isEveryday = (word) => word.length === 1 || /^\d+$/.test(word) || everyday.has(fold(word));
  const stemmed = (text) => new Set(split(text).map(stem));

  // every known word, and where it stands
  let pages, known, spelt;
  const learn = () => {
    if (pages) return;
    known = new Map(); // stem → pages that hold it
    spelt = new Map(); // stem → as headings spell it
    const hold = (word, page) => known.set(word, (known.get(word) ?? new Set()).add(page));
    const kinds = SITE.kinds.map(([pattern, factor]) => [new RegExp(pattern), factor]);
    pages = SITE.pages.map(([name, said, parts]) => ({
      name, parts, title: parts[0]?.[1] ?? name, words: stemmed(parts[0]?.[1] ?? name), said: stemmed(said),
      headings: parts.map(([, title]) => stemmed(title)),
      factor: kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 1, text: new Set(),
    }));
    const at = new Map(pages.map((page) => [page.name, page]));
    for (const terms of [Search._index.terms, Search._index.titleterms])
      for (const [term, files] of Object.entries(terms))
        for (const file of [files].flat()) {
          const page = at.get(Search._index.docnames[file]);
          page?.text.add(fold(term));
          if (page) hold(fold(term), page);
        }
    SITE.pages.forEach(([, said, parts], place) => {
      for (const word of split(`${said} ${parts.map(([, title]) => title).join(" ")}`)) {
        if (!isEveryday(word)) hold(stem(word), pages[place]);
        if (!spelt.has(stem(word))) spelt.set(stem(word), word);
      }
    });
  };

  const oneOff = (a, b) => {
    if (Math.abs(a.length - b.length) > 2) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    // a syllable left out of a long word: iniative
    if (b.length > a.length + 1) return b.length > 7 && a.slice(i) === b.slice(i + 2);
    if (a.length > b.length + 1) return false;
    if (a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1)) return true; // too many, too few
    if (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)) return true; // swapped
    return a.length > 6 && a.slice(i + 1) === b.slice(i + 1); // another letter: winter is no winner
  };

  // what a word of the query stands for: itself, words that begin alike, else one that is a letter off
  const meant = (word) => {
    const own = stem(word);
    if (known.has(own)) return { word, quality: 1, stems: [own] };
    const alike = [...known.keys()].filter((other) =>
      (own.length >= 4 && other.startsWith(own))
      || (other.length >= 5 && own.startsWith(other) && own.length - other.length <= 3));
    if (alike.length) return { word, quality: NEAR, stems: alike };
    const off = [...spelt.keys()].filter((other) =>
      Math.min(own.length, other.length) >= 4 && known.has(other)
      && (oneOff(own, other) || oneOff(fold(word), fold(spelt.get(other)))));
    return off.length ? { word, quality: SLIP, stems: off, instead: spelt.get(off[0]) } : null;
  };

  const has = (set, wanted) => wanted.stems.some((one) => set.has(one));
  // how much of a heading was asked, and of what was asked is in it
  const closeness = (heading, all) => {
    const both = [...heading].filter((one) => all.has(one)).length;
    return both ? (both / heading.size) * (both / Math.max(all.size, both)) : 0;
  };

  /** What a query finds: the hits, best first, and the words that are on no page. */
  Search.asked = (query) => {
    learn();
    const typed = [...new Set(split(query.trim()))];
    const asTyped = new Map(
      splitQuery(query).flatMap((word) => word.split("_")).map((word) => [word.toLowerCase(), word]));
    const content = typed.filter((word) => !isEveryday(word));
    const wanted = content.map(meant);
    const unknown = content.filter((_, i) => !wanted[i]).map((word) => asTyped.get(word) ?? word);
    const words = wanted.filter((one) => one);
    for (const one of words) {
      const holders = new Set(one.stems.flatMap((other) => [...known.get(other)]));
      one.rare = Math.log(1 + pages.length / holders.size) * one.quality;
    }
    const total = words.reduce((sum, one) => sum + one.rare, 0);
    const small = typed.filter(isEveryday).map((word) => ({ word, stems: [stem(word)] }));
    const all = new Set([...words, ...small].map((one) => one.stems[0]));
    const usual = words.length ? EVERYDAY : ALONE;
    const bare = query.trim().replace(/^(pf|portfolio)\./, "").replace(/\(.*/, "");
    const name = /[._]/.test(query) ? `pf.${bare}` : null;
    const hits = [];
    for (const page of pages) {
      const missing = words.filter((one) =>
        ![page.words, page.said, page.text, ...page.headings].some((set) => has(set, one)));
      const found = words.filter((one) => !missing.includes(one));
      let best = 0, part = 0;
      page.headings.forEach((heading, place) => {
        if (!place) return;
        const there = words.filter((one) => has(heading, one));
        const near = closeness(heading, all);
        const worth = there.reduce((sum, one) => sum + (HEADING - TEXT) * one.rare, 0)
          + (there.length || !words.length ? HEADING * near : 0)
          + small.filter((one) => has(heading, one)).length * usual / 2
          + (page.parts[place][1] === name ? NAMED : 0);
        if (worth > best) [best, part] = [worth, place];
      });
      let worth = best;
      for (const one of found) {
        const mains = (has(page.words, one) ? TITLE : 0) + (has(page.said, one) ? SAID : 0);
        worth += one.rare * Math.max(mains, TEXT) + (mains ? TEXT : 0);
      }
      for (const one of small) if (has(page.words, one) || has(page.said, one)) worth += usual;
      worth += TITLE * closeness(page.words, all);
      const share = total ? found.reduce((sum, one) => sum + one.rare, 0) / total : 1;
      // a page with less than half of the words is no answer
      if (words.length ? share < 0.5 && found.length * 2 < words.length : worth < 2 * ALONE) continue;
      const lacks = missing.map((one) => asTyped.get(one.word) ?? one.word);
      hits.push({ page, part, words: found, missing: lacks, score: worth * share * page.factor });
    }
    hits.sort((a, b) => b.score - a.score || a.page.name.localeCompare(b.page.name));
    return { hits: words.length || !content.length ? hits : [], unknown, words, content };
  };

  /** The part of a page that tells most of what was asked, and the text around it there; what its heading
      says stands above the text already, whose beginning then says more. */
  const excerpt = ({ page, part, words }) => {
    const LONG = 240, BEFORE = 60, ABOVE = 0.3, BEGINNING = 0.5, CHOSEN = 1.5;
    const of = (text) => {
      const places = [];
      for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        const one = words.find((other) => other.stems.includes(stem(match[0].toLowerCase())));
        if (one) places.push({ at: match.index, end: match.index + match[0].length, one });
      }
      return places;
    };
    let best = { worth: -1 };
    page.parts.forEach(([, , text], place) => {
      const places = of(text);
      const sum = (some, weight = () => 1) => some.reduce((all, one) => all + one.rare * weight(one), 0);
      const heading = sum(words.filter((one) => has(page.headings[place], one)));
      const above = (one) => has(page.headings[place], one) || has(page.words, one);
      for (const { at } of [{ at: 0 }, ...places]) {
        const near = places.filter((other) => other.at >= at && other.end <= at + LONG - BEFORE);
        const inside = [...new Set(near.map((other) => other.one))];
        const worth = heading + sum(inside, (one) => (above(one) ? ABOVE : 1))
          + (at ? 0 : BEGINNING) + (place && place === part ? CHOSEN : 0) + (place ? 0 : BEGINNING);
        if (text && worth > best.worth + 1e-9) best = { worth, place, text, places, at };
      }
    });
    if (best.worth < 0) return { place: part, nodes: [] };
    let from = Math.max(0, best.at - BEFORE);
    if (from) from = best.text.indexOf(" ", from) + 1;
    let to = Math.min(best.text.length, from + LONG);
    if (to < best.text.length) to = Math.max(best.text.lastIndexOf(" ", to), from + 1);
    const nodes = [from ? "… " : ""];
    let last = from;
    for (const { at, end } of best.places.filter((one) => one.at >= from && one.end <= to)) {
      const mark = document.createElement("mark");
      mark.textContent = best.text.slice(at, end);
      nodes.push(best.text.slice(last, at), mark);
      last = end;
    }
    nodes.push(best.text.slice(last, to), to < best.text.length ? " …" : "");
    return { place: best.place, nodes };
  };

  const element = (kind, className, ...inside) => {
    const made = document.createElement(kind);
    made.className = className;
    made.append(...inside);
    return made;
  };
  const quoted = (list) => list.map((word) => SITE.said.quoted.replace("{word}", word)).join(", ");
  const root = document.documentElement.dataset.content_root;
  const link = (href, words) => Object.assign(document.createElement("a"), { href, textContent: words });

  const shown = (hit) => {
    const { place, nodes } = excerpt(hit);
    const [anchor, heading] = hit.page.parts[place] ?? ["", ""];
    const item = element("li", "kind-text");
    const target = `${root}${hit.page.name}.html${anchor ? `#${anchor}` : ""}`;
    item.append(link(target, place ? `${hit.page.title} › ${heading}` : hit.page.title));
    if (nodes.length) item.append(element("p", "context", ...nodes));
    if (hit.missing.length)
      item.append(element("p", "pf-without", `${SITE.said.without} ${quoted(hit.missing)}`));
    return item;
  };

  Search.query = (query) => {
    const { hits, unknown, words } = Search.asked(query);
    const said = SITE.said;
    Search.stopPulse();
    Search.title.innerText = _("Search Results");
    localStorage.setItem("sphinx_highlight_terms", words.map((one) => one.word).join(" "));
    const whole = hits.filter((hit) => !hit.missing.length).length;
    const say = (line, names = {}) => line.replace(/\{(\w+)\}/g, (_, name) => names[name]);
    const lines = [];
    if (unknown.length) lines.push(say(said.unknown, { words: quoted(unknown) }));
    for (const { word, instead } of words)
      if (instead) lines.push(say(said.instead, { word: quoted([word]), other: quoted([instead]) }));
    if (!hits.length) lines.push(said.nothing);
    else if (!whole) lines.push(said.most);
    else if (unknown.length) lines.push(said.others);
    else if (words.length > 1) {
      lines.push(say(whole === 1 ? said.one : said.all, { count: whole }));
      if (hits.length > whole) lines.push(said.then);
    } else lines.push(say(hits.length === 1 ? said.page : said.pages, { count: hits.length }));
    Search.status.textContent = lines.join(" ");
    if (!hits.length || !whole || unknown.length) {
      const help = element("p", "pf-help", `${said.help} `);
      const links = said.links.map(([target, title]) => link(root + target, title));
      if (said.elsewhere) {
        const [site, title] = said.elsewhere;
        links.push(link(`${root}${site}search.html?q=${encodeURIComponent(query)}`, title));
      }
      links.forEach((one, place) => help.append(place ? " · " : "", one));
      Search.output[hits.length ? "after" : "before"](help);
    }
    Search.output.append(...hits.slice(0, LISTED).map(shown));
    if (hits.length > LISTED) {
      const line = say(said.more, { count: hits.length - LISTED });
      const more = element("button", "btn btn-sm btn-outline-primary", line);
      more.onclick = () => {
        Search.output.append(...hits.slice(LISTED).map(shown));
        more.remove();
      };
      Search.output.after(more);
    }
  };
})();
