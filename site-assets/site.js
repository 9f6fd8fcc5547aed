// Scripts of every page: color switch, copy buttons and expandable macros.
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
      // The choice is valid for this page only.
    }
    showTheme();
  });
  systemIsDark.addEventListener('change', showTheme);
  showTheme();

  /** The original text of a code block, without expanded macros. */
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

  /** The code beside a button, or the first code of the section that it names. */
  function codeOf({ dataset, parentElement }) {
    if (dataset.copies === undefined) return parentElement.querySelector('code');
    return document.getElementById(dataset.copies).parentElement.querySelector('pre code');
  }

  for (const button of document.querySelectorAll('button.copy, button.copy-of')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const label = button.firstChild;
      const before = label.data;
      try {
        await copyText(textOf(codeOf(button)));
        label.data = 'Copied';
      } catch {
        label.data = 'Copy failed';
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
