import V from 'bpmn-js/lib/NavigatedViewer'; window.v=V
