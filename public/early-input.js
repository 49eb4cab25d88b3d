// Keeps what is pressed, typed and chosen before the page's own script is there. Until that script asks for it (components/ui/early-input.tsx)
// it is told of nothing: a press that it would hear half ready would be lost, or count twice.
(() => {
  const touched = new Set();
  let pressed = null;
  const onInput = (event) => {
    event.stopImmediatePropagation();
    touched.add(event.target);
  };
  const onClick = (event) => {
    const button = event.target.closest?.('button');
    if (!button) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    pressed = button;
    document.documentElement.dataset.waiting = '';
  };
  const heard = { input: onInput, change: onInput, click: onClick };
  for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear, true);
  globalThis.takeEarlyInput = () => {
    for (const [name, hear] of Object.entries(heard)) removeEventListener(name, hear, true);
    delete globalThis.takeEarlyInput;
    delete document.documentElement.dataset.waiting;
    return { touched: [...touched], pressed };
  };
})();
