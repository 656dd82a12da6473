package cmdline

import "github.com/ospomap/ospomap/render/view"

// Option is a flag for an option of a view.
type Option struct {
	Of    *view.Option
	Value string
}

func (o *Option) String() string { return o.Value }
func (o *Option) Type() string   { return "string" }

func (o *Option) Set(value string) error {
	o.Value = value
	return o.Of.Check(value)
}
