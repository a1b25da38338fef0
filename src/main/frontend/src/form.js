import { Form } from '@bpmn-io/form-js-viewer';
window.f=Form;
