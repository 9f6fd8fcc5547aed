// Runs before the page is painted: the colours that the reader chose here, or else those of the system.
(() => {
  try {
    const chosen = localStorage.getItem('tripline-theme');
    if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
  } catch {
    // Some browsers keep nothing for pages from the disk.
  }
})();
