// Runs before the page is painted: applies the colors selected by the reader, or else those of the system.
(() => {
  try {
    const chosen = localStorage.getItem('tripline-theme');
    if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
  } catch {
    // Some browsers do not store data for pages on disk.
  }
})();
