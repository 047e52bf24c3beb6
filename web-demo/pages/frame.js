// Tells the page around the frame how high the content is, so that it can make the frame as high.
const tell = () => parent.postMessage({ tollgate: { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } }, "*");

if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
