package parse

// ConfigSpec is the description of a project file that may speak of the given
// rules, for the same readers as Spec.
func ConfigSpec(rules []ConfigRule) *Object { return configObject(rules) }
