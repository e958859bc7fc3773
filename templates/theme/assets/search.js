// Search, loaded on first use, after minisearch.js and search-index.js (scripts/briefing/outputs/search.py).
{
  // Tokens. Han text is split into overlapping pairs of characters, so that no dictionary is needed. The last character of
  // a run is also a token, so that a query of one character, as a prefix, finds every occurrence.
  // Other words are in lower case and without a plural s; "B-52" yields b52, b and 52.
  const RUN = /\p{Script=Han}+|[\p{Script=Latin}\p{Script=Greek}\p{N}]+(?:[-.,'’][\p{Script=Latin}\p{Script=Greek}\p{N}]+)*/gu
  const PART = /\d[\d.,]*|[^-\d][^-]*/g
  const HAN = /^\p{Script=Han}/u
  const fold = word => word.normalize("NFKC").toLowerCase().replace(/['’]s$/, "").replace(/[-,'’]/g, "")
    .replace(/ies$/, "y").replace(/([a-z]{2}[^\W\ds])s$/, "$1")
  function* words(text) { // yields [token, position, length]
    for (const { 0: run, index } of text.matchAll(RUN)) {
      if (HAN.test(run)) for (let at = 0; at < run.length; at++) yield [run.slice(at, at + 2), index + at, Math.min(2, run.length - at)]
      else {
        yield [fold(run), index, run.length]
        for (const { 0: part, index: at } of run.matchAll(PART)) if (part !== run) yield [fold(part), index + at, part.length]
      }
    }
  }
  // Question words are ignored unless the query contains nothing else: "什么是…", "how many …".
  const LITTLE = /为什么|什么|怎么|怎样|如何|为何|哪些|多少|[是的了吗呢]|\b(?:an?|and|are|by|did|do|does|for|how|in|is|it|many|much|of|on|or|so|the|there|to|was|were|what|when|where|which|who|why|with)\b/gi
  const essence = query => /[\p{L}\p{N}]/u.test(query.replace(LITTLE, "")) ? query.replace(LITTLE, " ") : query
  const runs = query => Array.from(essence(query).matchAll(RUN), ([run]) => {
    if (HAN.test(run)) return run.length < 2 ? [run] : [...run.slice(1)].map((sign, at) => run[at] + sign)
    return /^\d/.test(run) || !/\d/.test(run) ? run.match(PART).map(fold) : [fold(run)]
  })

  // Ranking. Sections rank above entries of long lists, and entries that contain the query as a phrase above other matches.
  const WEIGHT = { page: 1, section: 1, system: 1, term: 1, claim: 0.65, number: 0.5, source: 0.4 }
  const DIGEST = 0.6 // for pages that repeat content of other pages (digest: true)
  const BOOST = { title: 4, heading: 3, text: 1, beside: 0.5 }
  const NAMED = { page: "title", system: "title", term: "title", section: "heading" } // titles of other kinds are indexed as text
  const LENGTH = 0.3 // BM25's penalty for long texts: a section may be long because it is about the topic
  const MOST = 0.6 // share of the pairs of a long Han run that must match, since the run may be several words
  const FEW = 3 // with fewer results than this, also accept misspellings, then entries with half of the words
  const kindOf = entry => entry.kind.split(" ")[0]
  const typo = term => term.length > 4 && /^[a-z]+$/.test(term) && 0.2
  const plain = text => text.normalize("NFKC").toLowerCase().replace(/[\s\u2212-]/g, "")
  const entries = searchIndex.map(([kind, href, title, beside, text], id) => ({ id, kind, href, title, beside, text }))
  const engine = new MiniSearch({
    fields: Object.keys(BOOST),
    extractField: (entry, field) => {
      const named = NAMED[kindOf(entry)]
      if (field === "title" || field === "heading") return field === named ? entry.title : ""
      return field === "text" && !named ? `${entry.title} ${entry.text}` : entry[field]
    },
    tokenize: text => Array.from(words(text), ([word]) => word),
    processTerm: word => word,
    searchOptions: {
      tokenize: query => runs(query).flat(),
      boost: BOOST,
      bm25: { k: 1.2, b: LENGTH, d: 0.5 },
      prefix: (term, at, all) => HAN.test(term) || term.length > 2 || (at === all.length - 1 && !/^\d/.test(term)),
    },
  })
  engine.addAll(entries)
  const find = query => {
    const wanted = runs(query), phrases = [plain(query), plain(essence(query))]
    const filter = ({ queryTerms }) => wanted.every(run => run.filter(term => queryTerms.includes(term)).length >= run.length * MOST)
    const factor = entry => {
      const name = plain(entry.title), text = plain(entry.text)
      const close = phrases.includes(name) ? 3 : phrases.some(each => name.includes(each)) ? 2 : phrases.some(each => text.includes(each)) ? 1.3 : 1
      return close * WEIGHT[kindOf(entry)] * (entry.kind.endsWith("digest") ? DIGEST : 1)
    }
    const found = new Map()
    for (const how of [{ filter }, { filter, fuzzy: typo }, { fuzzy: typo }]) {
      if (found.size >= FEW) break
      const more = engine.search(query, how)
      const best = Math.max(...more.map(each => each.queryTerms.length))
      more.filter(each => each.queryTerms.length >= best / 2 && !found.has(each.id))
        .map(each => ({ ...each, entry: entries[each.id], score: each.score * factor(entries[each.id]) }))
        .sort((a, b) => b.score - a.score)
        .forEach(each => found.set(each.id, each))
    }
    return [...found.values()]
  }

  // Results: links, each with the excerpt that has the most matches, which are marked.
  const dialog = document.getElementById("search")
  const field = dialog.querySelector("input"), status = dialog.querySelector("[role=status]"), list = dialog.querySelector("ol")
  const WIDTH = document.documentElement.lang.startsWith("zh") ? 90 : 190
  const places = (text, { terms, queryTerms }) => { // [start, end] of each match; if only the first character of a pair matches, only it is marked
    const found = []
    for (const [word, at, length] of words(text)) {
      if (!terms.includes(word)) continue
      const end = at + (HAN.test(word) && !queryTerms.includes(word) ? 1 : length)
      if (found.length && at <= found.at(-1)[1]) found.at(-1)[1] = Math.max(end, found.at(-1)[1])
      else found.push([at, end])
    }
    return found
  }
  const marked = (text, places, from = 0, to = text.length) => {
    const parts = []
    for (const [start, end] of places) {
      if (start < from || end > to) continue
      parts.push(text.slice(from, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }))
      from = end
    }
    return [...parts, text.slice(from, to)]
  }
  const snippet = (text, found) => {
    const within = at => new Set(found.filter(([start, end]) => start >= at && end <= at + WIDTH).map(([start, end]) => text.slice(start, end)))
    const best = found.map(([start]) => start).reduce((best, at) => within(at).size > within(best).size ? at : best, 0)
    const sentence = /.*(?:[。！？；]|[.!?;]\s)/s.exec(text.slice(0, best))?.[0].length ?? 0
    let from = best - sentence < WIDTH / 3 ? sentence : best - Math.round(WIDTH / 6), to = from + WIDTH
    from -= /[\p{Script=Latin}\p{N}.,]*$/u.exec(text.slice(0, from))[0].length // do not cut a word
    from += /^[\s·，、。；：]*/.exec(text.slice(from))[0].length
    to += /^[\p{Script=Latin}\p{N}]*/u.exec(text.slice(to))[0].length
    return [from ? "…" : "", ...marked(text, found, from, to), to < text.length ? "…" : ""]
  }
  const item = result => {
    const { kind, href, title, beside, text } = result.entry
    const [line, link, name, label, said] = ["li", "a", "b", "small", "span"].map(tag => document.createElement(tag))
    line.dataset.kind = kind
    link.href = `${dialog.dataset.base}/${href}`
    name.append(...marked(title, places(title, result)))
    label.textContent = beside
    said.append(...snippet(text, places(text, result)))
    link.append(name, " ", label, said)
    line.append(link)
    return line
  }
  let later // the rest of a long list is added a moment later
  const fill = results => {
    list.append(...results.slice(0, 20).map(item))
    if (results.length > 20) later = setTimeout(fill, 50, results.slice(20))
  }
  let shown = ""
  const update = () => {
    const query = field.value.trim()
    if (query === shown) return
    shown = query
    clearTimeout(later)
    const results = runs(query).length ? find(query) : []
    list.replaceChildren()
    list.scrollTop = 0
    fill(results)
    const { none, one, other } = dialog.dataset
    status.textContent = !query ? "" : [none, one][results.length] ?? other.replace("#", results.length)
  }

  field.addEventListener("input", event => { if (!event.isComposing) update() })
  field.addEventListener("compositionend", update)
  dialog.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return // the key belongs to the composition of an input method
    const links = [...list.querySelectorAll("a")]
    if (event.key === "Enter" && event.target === field) links[0]?.click()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const next = links.indexOf(document.activeElement) + step
    event.preventDefault()
    ;(next < 0 ? field : links[next])?.focus()
  })
  list.addEventListener("click", event => {
    if (event.target.closest("a")?.pathname === location.pathname && !event.ctrlKey && !event.metaKey) dialog.close()
  })
  update()
}
