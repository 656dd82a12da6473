package parse

// ConfigSpec is the description of a project file that may mention the given
// rules, for the same readers as Spec.
func ConfigSpec(rules []ConfigRule) *Object { return configObject(rules) }
