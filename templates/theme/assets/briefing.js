// Drawings follow the reader's choice of light or dark, not only the system's.
const follow = () => {
  const dark = document.body.dataset.mdColorScheme === "slate"
  for (const source of document.querySelectorAll("picture source")) {
    const phone = source.dataset.width ? "(max-width: 480px)" : "all"
    source.media = source.dataset.scheme === "dark" && !dark ? "not all" : phone
  }
}
follow()
new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })

// The other language opens at the same heading.
const twin = document.querySelector("a.twin")
const place = () => { if (twin) twin.hash = location.hash }
addEventListener("hashchange", place)
place()
