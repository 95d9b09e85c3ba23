// Stands for Scalar's script: shows the titles of the document that it is given.
globalThis.Scalar = {
  async createApiReference(place, { url }) {
    const { info } = await (await fetch(url)).json();
    document.querySelector(place).textContent = info.title;
  },
};
