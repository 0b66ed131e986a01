// Names the ground and the colours of the first screen before the page is read, so that the very first picture has
// them (ui/src/ground.css). Some web views run this before there is an <html>.
(ground, theme) => {
  const name = () => {
    const html = document.documentElement;
    if (!html) return false;
    const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    html.dataset.ground = ground;
    html.dataset.theme = dark ? "dark" : "light";
    return true;
  };
  if (name()) return;
  new MutationObserver((_, observer) => name() && observer.disconnect()).observe(document, { childList: true });
}
