// Theme: light, dark or system. The reader's choice is remembered.
const root = document.documentElement
const keep = (name, value) => { try { localStorage.setItem(name, value) } catch {} }
const kept = name => { try { return localStorage.getItem(name) } catch { return null } }
const scheme = document.querySelector("button.scheme")
const dark = matchMedia("(prefers-color-scheme: dark)")
const NEXT = { auto: "light", light: "dark", dark: "auto" }

// Apply the theme to the button and the figures.
const follow = () => {
  const now = root.dataset.scheme
  const isDark = now === "dark" || (now === "auto" && dark.matches)
  scheme.setAttribute("aria-label", scheme.dataset[now])
  scheme.title = scheme.dataset[now]
  for (const source of document.querySelectorAll("picture source")) {
    const phone = source.dataset.width ? "(max-width: 480px)" : "all"
    source.media = source.dataset.scheme === "dark" && !isDark ? "not all" : phone
  }
}
scheme.addEventListener("click", () => {
  root.dataset.scheme = NEXT[root.dataset.scheme]
  keep("scheme", root.dataset.scheme)
  follow()
})
dark.addEventListener("change", follow)
scheme.hidden = false
follow()

// Current section: highlighted in the contents, and kept when the language is switched.
const headings = [...document.querySelectorAll("article :is(h2, h3)[id]")]
const here = () => headings.findLast(heading => heading.getBoundingClientRect().top < 120)
const spy = () => {
  const section = headings.findLast(heading => heading.tagName === "H2" && heading.getBoundingClientRect().top < 120)
  for (const link of document.querySelectorAll(".contents .sections a"))
    link.toggleAttribute("aria-current", link.hash === `#${section?.id}`)
}
addEventListener("scroll", () => requestAnimationFrame(spy), { passive: true })
spy()
for (const link of document.querySelectorAll("a.twin")) {
  const follows = () => { link.hash = location.hash && document.querySelector(":target") ? location.hash : here()?.id ?? "" }
  for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, follows)
  link.addEventListener("click", () => keep("language", link.hreflang))
}

// A one-off notice, in the other language, for readers whose browser prefers it.
const arrival = document.querySelector(".arrival")
const preferred = navigator.languages.map(tag => tag.split("-")[0]).find(tag => ["zh", "en"].includes(tag))
if (preferred === arrival.dataset.language && !kept("language")) arrival.hidden = false
arrival.querySelector("button").addEventListener("click", () => {
  arrival.hidden = true
  keep("language", root.lang)
})

// On a phone, close the contents after a click on a link within the page.
const contents = document.getElementById("contents")
contents.addEventListener("click", event => { if (event.target.hash) contents.hidePopover?.() })

// Search. The index is loaded on first use, as a script, because pages opened from a folder cannot use fetch().
const finder = document.querySelector("button.find")
const searching = document.getElementById("search")
const needed = ["minisearch", "search-index", "search"]
const seek = () => {
  if (searching.open) return
  for (const name of needed.splice(0))
    document.head.append(Object.assign(document.createElement("script"), { async: false, src: `${searching.dataset.base}/assets/${name}.js` }))
  searching.showModal()
  searching.querySelector("input").select()
}
finder.addEventListener("click", seek)
searching.querySelector("button").addEventListener("click", () => searching.close())
searching.addEventListener("keydown", event => { // Escape would clear a search field first
  if (event.key !== "Escape" || event.isComposing) return
  event.preventDefault()
  searching.close()
})
addEventListener("keydown", event => {
  const typing = event.target.closest("input, select, textarea") || event.altKey
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey
  if (!slash && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey)) return
  event.preventDefault()
  seek()
})
finder.hidden = false

// Filter claims by part and verdict; the URL records the choice. Without JavaScript all claims are shown.
const filter = document.querySelector("form.filter")
if (filter) {
  const claims = [...document.querySelectorAll(".register article.claim")]
  const narrow = () => {
    const { section, verdict } = Object.fromEntries(new FormData(filter))
    const fits = claim =>
      (!section || claim.parentElement.dataset.section === section) && (!verdict || claim.classList.contains(verdict))
    for (const claim of claims) claim.hidden = !fits(claim)
    for (const section of document.querySelectorAll(".register > section"))
      section.hidden = !section.querySelector("article:not([hidden])")
    const shown = claims.filter(claim => !claim.hidden).length
    const output = filter.querySelector("output")
    output.value = output.dataset.of.replace("{shown}", shown).replace("{all}", claims.length)
  }
  const address = new URL(location)
  for (const select of filter.querySelectorAll("select")) {
    const wanted = address.searchParams.get(select.name)
    if ([...select.options].some(option => option.value === wanted)) select.value = wanted
  }
  filter.addEventListener("change", () => {
    const address = new URL(location)
    for (const [key, value] of new FormData(filter))
      value ? address.searchParams.set(key, value) : address.searchParams.delete(key)
    history.replaceState(null, "", address)
    narrow()
  })
  // Reset the filter if it hides the claim that a link points to.
  const reveal = () => {
    if (document.getElementById(location.hash.slice(1))?.closest("[hidden]")) { filter.reset(); narrow() }
  }
  addEventListener("hashchange", reveal)
  filter.hidden = false
  narrow()
  reveal()
}

// Copy buttons for citations. Without JavaScript the text can be selected.
for (const citation of document.querySelectorAll(".citation[data-copy]")) {
  const button = document.createElement("button")
  const words = citation.textContent
  button.type = "button"
  button.className = "copy"
  const say = word => {
    button.textContent = word
    if (citation.dataset.of) button.ariaLabel = `${word} ${citation.dataset.of}`
  }
  say(citation.dataset.copy)
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words)
    say(citation.dataset.copied)
  })
  if (navigator.clipboard) citation.append(" ", button)
}
