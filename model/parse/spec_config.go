package parse

// ConfigSpec returns the description of a project file that may mention the given rules,
// for the same users as Spec.
func ConfigSpec(rules []ConfigRule) *Object { return configObject(rules) }
