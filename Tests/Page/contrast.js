// Every text that is seen, with the lowest contrast to what is behind it; and every bar, with its contrast to the page.
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
function rgba(color) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
}
function luminance([red, green, blue]) {
    const linear = [red, green, blue].map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}
function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}
// The colours that an element is painted with: its own, and those of its patterns. Else its parent's.
function behind(element) {
    if (!element) return [rgba(getComputedStyle(document.documentElement).colorScheme === "dark" ? "#000" : "#fff")];
    const style = getComputedStyle(element);
    const colors = [style.backgroundColor, ...style.backgroundImage.match(/(rgba?|color|oklch|oklab)\([^()]*\)/g) ?? []]
        .map(rgba).filter(color => color[3] === 255);
    return colors.length ? colors : behind(element.parentElement);
}
function seen(element) {
    return element.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && element.getBoundingClientRect().width > 0;
}
const told = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || element.matches("script, noscript, style") || !seen(element)) continue;
    const color = rgba(getComputedStyle(element).color);
    told.push({what: "text", least: 4.5, name: `${text.slice(0, 60)} (${element.tagName} ${element.className})`,
        contrast: Math.min(...behind(element).map(other => contrast(color, other)))});
}
const page = behind(document.body)[0];
for (const bar of document.querySelectorAll(".bar")) {
    const style = getComputedStyle(bar), border = parseFloat(style.borderTopWidth) > 0;
    const colors = border ? [rgba(style.borderTopColor)] : behind(bar);
    told.push({what: "bar", least: 3, name: `${bar.ariaLabel ?? ""} (${bar.className})`.slice(0, 80),
        contrast: Math.min(...colors.map(other => contrast(page, other)))});
}
return told;
