// Listens for what a save changed: loads the page again if it was this one, and shows what is wrong above the last good
// page until it is mended.
const page = decodeURIComponent(location.pathname).replace(/^\//, "").replace(/\/$/, "/index.html")
const chinese = (document.documentElement.lang || navigator.language).startsWith("zh")
const words = chinese
  ? { wrong: "还不能显示最新的修改：", warned: "提醒：", both: "中英对照", status: "状态", close: "关闭" }
  : { wrong: "The latest save cannot be shown yet:", warned: "Warnings:", both: "Side by side", status: "Status", close: "Close" }
const style = document.createElement("style")
style.textContent = `
#preview-wrong { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 99; padding: 16px 24px; background: #2a1210; color: #ffe9e5; border-top: 3px solid #ff9b8c; font: 15px/1.6 system-ui, sans-serif; }
#preview-wrong h2 { font: inherit; font-weight: 700; margin: 0 0 8px; color: inherit; } #preview-wrong ul { margin: 0; padding-left: 20px; } #preview-wrong li { max-width: none; }
#preview-wrong.good { background: #2a2410; color: #fff4dc; border-color: #f0be62; }
#preview-wrong code { color: #ffcf9b; } #preview-wrong em { font-style: normal; color: #c9e7c9; }
#preview-tools { position: fixed; right: 12px; bottom: 12px; z-index: 98; display: flex; gap: 8px; font: 13px/1 system-ui, sans-serif; } #preview-tools a { padding: 8px 10px; background: #16202a; color: #fff; text-decoration: none; }
@media print { #preview-wrong, #preview-tools { display: none; } }`
document.head.append(style)

const inFrame = window !== window.top
const [, name] = page.match(/^(?:zh|en)\/(.+)$/) ?? []
if (!inFrame && name) {
  const tools = Object.assign(document.createElement("nav"), { id: "preview-tools", ariaLabel: "Preview" })
  tools.append(
    Object.assign(document.createElement("a"), { href: `/-/both/${name}`, textContent: words.both }),
    Object.assign(document.createElement("a"), { href: "/-/status.html", textContent: words.status }),
  )
  document.body.append(tools)
}

const show = (problems, good) => {
  document.getElementById("preview-wrong")?.remove()
  if (!problems.length || inFrame) return
  const box = Object.assign(document.createElement("section"), { id: "preview-wrong" })
  box.setAttribute("role", "alert")
  const list = document.createElement("ul")
  for (const { where, what, hint } of problems) {
    const item = document.createElement("li")
    item.append(Object.assign(document.createElement("code"), { textContent: where }), ` ${what} `, Object.assign(document.createElement("em"), { textContent: hint }))
    list.append(item)
  }
  box.append(Object.assign(document.createElement("h2"), { textContent: good ? words.warned : words.wrong }), list)
  if (good) { // a warning stops nothing, and may be put away
    box.className = "good"
    box.append(Object.assign(document.createElement("button"), { textContent: words.close, onclick: () => box.remove() }))
  }
  document.body.append(box)
}

// Where the reader was is kept by the browser when a page is loaded again.
let wasWrong = false
const events = new EventSource(`/-/events?${page}`)
events.onmessage = ({ data }) => {
  const { problems, good, changed } = JSON.parse(data)
  show(problems, good)
  const empty = !document.querySelector("main")
  if (good && (changed.includes(page) || changed.includes("*") || (empty && wasWrong))) location.reload()
  wasWrong ||= !good
}
addEventListener("pagehide", () => events.close())
