// Drawings follow the reader's choice of light or dark, not only the system's.
// Printing does not wait for a drawing to come: a reader in the dark gets the light ones for paper beforehand.
const paper = []
const follow = () => {
  const dark = document.body.dataset.mdColorScheme === "slate"
  for (const source of document.querySelectorAll("picture source:not([media=print])")) {
    const phone = source.dataset.width ? "(max-width: 480px)" : "all"
    source.media = source.dataset.scheme === "dark" && !dark ? "not all" : phone
  }
  if (dark && !paper.length)
    for (const source of document.querySelectorAll("picture source[media=print]"))
      paper.push(Object.assign(new Image(), { fetchPriority: "low", src: source.srcset }))
}
follow()
new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })

// The other language opens at the same heading.
const twin = document.querySelector("a.twin")
const place = () => { if (twin) twin.hash = location.hash }
addEventListener("hashchange", place)
place()

// The claims can be narrowed to a part and a verdict; the address keeps the choice. Without scripts all are shown.
const filter = document.querySelector("form.filter")
if (filter) {
  const claims = [...document.querySelectorAll("article.claim[data-section]")]
  const narrow = () => {
    const wanted = Object.fromEntries(new FormData(filter))
    const fits = claim => Object.entries(wanted).every(([key, value]) => !value || claim.dataset[key] === value)
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
  // A link to one claim shows it, whatever was chosen before.
  const reveal = () => {
    if (document.getElementById(location.hash.slice(1))?.closest("[hidden]")) { filter.reset(); narrow() }
  }
  addEventListener("hashchange", reveal)
  filter.hidden = false
  narrow()
  reveal()
}

// A citation is copied with one button; without scripts it is text to select.
for (const citation of document.querySelectorAll(".citation[data-copy]")) {
  const button = document.createElement("button")
  const words = citation.textContent.trim()
  button.type = "button"
  button.className = "copy"
  button.textContent = citation.dataset.copy
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words)
    button.textContent = citation.dataset.copied
  })
  if (navigator.clipboard) citation.append(" ", button)
}
