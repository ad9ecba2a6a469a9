// To read, not to pay from: nothing can be sent from the page.
window.onload = () =>
  SwaggerUIBundle({
    url: 'openapi.yaml',
    dom_id: '#api',
    supportedSubmitMethods: [],
    docExpansion: 'list',
    defaultModelsExpandDepth: 0
  });
