// What every page has: the switch of colours, buttons that copy, and macros that open in place.
(() => {
  const themeButton = document.querySelector('button.theme');
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

  function isDark() {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? systemIsDark.matches : theme === 'dark';
  }

  function showTheme() {
    themeButton.setAttribute('aria-pressed', String(isDark()));
  }

  themeButton.hidden = false;
  themeButton.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('tripline-theme', theme);
    } catch {
      // The choice holds for this page only.
    }
    showTheme();
  });
  systemIsDark.addEventListener('change', showTheme);
  showTheme();

  /** The text of a block of code as its author wrote it: without what macros stand for. */
  function textOf(code) {
    const copy = code.cloneNode(true);
    for (const extra of copy.querySelectorAll('.expand, .expansion')) extra.remove();
    return copy.textContent;
  }

  async function copyText(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }

  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const label = button.firstChild;
      const before = label.data;
      try {
        await copyText(textOf(button.parentElement.querySelector('code')));
        label.data = 'Copied';
      } catch {
        label.data = 'Not copied';
      }
      setTimeout(() => {
        label.data = before;
      }, 1500);
    });
  }

  for (const button of document.querySelectorAll('button.expand')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const isOpen = button.getAttribute('aria-expanded') === 'true';
      button.setAttribute('aria-expanded', String(!isOpen));
      button.firstChild.data = isOpen ? 'show' : 'hide';
      button.nextElementSibling.hidden = isOpen;
    });
  }

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
})();
