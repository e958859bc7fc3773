// Reloads this page after a save that changes it, and shows problems over the last page without errors.
const { seen = "" } = document.currentScript.dataset // the number of the latest change that this page includes
const page = decodeURIComponent(location.pathname).replace(/^\//, "").replace(/\/$/, "/index.html")
const wordsIn = {
  zh: { errors: "最新的修改有错误，暂时不能显示：", warnings: "#处警告", both: "中英对照", status: "状态", close: "关闭" },
  en: { errors: "The latest save has errors and cannot be shown yet:", warnings: "Warnings: #", both: "Side by side", status: "Status", close: "Close" },
}
const ofPage = wordsIn[document.documentElement.lang.startsWith("zh") ? "zh" : "en"]
const style = document.createElement("style")
style.textContent = `
#preview-problems { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 99; padding: 12px 24px; background: #2a1210; color: #ffe9e5; border-top: 3px solid #ff9b8c; font: 15px/1.6 system-ui, sans-serif; }
#preview-problems h2, #preview-problems summary { font: inherit; font-weight: 700; margin: 0; color: inherit; } #preview-problems summary { cursor: pointer; }
#preview-problems ul { margin: 8px 0; padding-left: 20px; } #preview-problems li { max-width: none; }
#preview-problems.shown { background: #2a2410; color: #fff4dc; border-color: #f0be62; padding-right: 96px; }
#preview-problems button { position: absolute; top: 10px; right: 24px; }
#preview-problems code { color: #ffcf9b; } #preview-problems em { font-style: normal; color: #c9e7c9; }
#preview-tools { position: fixed; right: 12px; bottom: 12px; z-index: 98; display: flex; gap: 8px; font: 13px/1 system-ui, sans-serif; } #preview-tools a { padding: 8px 10px; background: #16202a; color: #fff; text-decoration: none; }
@media print { #preview-problems, #preview-tools { display: none; } }`
document.head.append(style)

// Within the two halves of a side-by-side view, problems are shown once, by the view itself.
const inFrame = window !== window.top
if (inFrame) style.textContent += ".arrival { display: none; }" // the notice that the page exists in the other language
const [, name] = page.match(/^(?:zh|en)\/(.+)$/) ?? []
if (!inFrame && name) {
  const tools = Object.assign(document.createElement("nav"), { id: "preview-tools", ariaLabel: "Preview" })
  tools.append(
    Object.assign(document.createElement("a"), { href: `/-/both/${name}`, textContent: ofPage.both }),
    Object.assign(document.createElement("a"), { href: "/-/status.html", textContent: ofPage.status }),
  )
  document.body.append(tools)
}

const listed = problems => {
  const list = document.createElement("ul")
  for (const { where, what, fix } of problems) {
    const item = document.createElement("li")
    item.append(Object.assign(document.createElement("code"), { textContent: where }), ` ${what} `, Object.assign(document.createElement("em"), { textContent: fix }))
    list.append(item)
  }
  return list
}

// Errors are listed in full. Warnings are folded into one line, which can be expanded, or closed until the warnings change.
const show = (problems, language) => {
  const words = wordsIn[language] // the editor's language, as in the messages
  document.getElementById("preview-problems")?.remove()
  const errors = problems.filter(problem => problem.severity === "error")
  const warnings = problems.filter(problem => problem.severity !== "error")
  const known = JSON.stringify(warnings)
  if (inFrame || !problems.length || (!errors.length && sessionStorage.getItem("preview-closed") === known)) return
  const box = Object.assign(document.createElement("section"), { id: "preview-problems", className: errors.length ? "" : "shown" })
  box.setAttribute("role", "alert")
  if (errors.length) box.append(Object.assign(document.createElement("h2"), { textContent: words.errors }), listed(errors))
  if (warnings.length) {
    const folded = document.createElement("details")
    folded.append(Object.assign(document.createElement("summary"), { textContent: words.warnings.replace("#", warnings.length) }), listed(warnings))
    box.append(folded)
  }
  if (!errors.length) {
    const close = () => { sessionStorage.setItem("preview-closed", known); box.remove() }
    box.append(Object.assign(document.createElement("button"), { textContent: words.close, onclick: close }))
  }
  document.body.append(box)
}

// The browser keeps the scroll position when it reloads a page.
let hadErrors = false
const events = new EventSource(`/-/events?${new URLSearchParams({ page, seen })}`)
events.onmessage = ({ data }) => {
  const { problems, good, changed, language } = JSON.parse(data)
  show(problems, language)
  if (document.querySelector("iframe")) return // the two halves reload by themselves
  const empty = !document.querySelector("main")
  if (good && (changed.includes(page) || changed.includes("*") || (empty && hadErrors))) location.reload()
  hadErrors ||= !good
}
addEventListener("pagehide", () => events.close())
