// What answers a question comes before what mentions its words: how-to pages, then the rest, code and records last.
var Scorer = {
  score: ([docname, title, anchor, descr, score]) => {
    if (/^how_to\/(?!index)/.test(docname)) return score + 40;
    if (/^(start|how_to\/index)/.test(docname)) return score + 30;
    if (/^(troubleshooting|glossary|case-format|gallery|commands)/.test(docname)) return score + 4;
    if (/^(decisions|changelog|contributing|architecture)/.test(docname)) return score - 12;
    return score;
  },
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
