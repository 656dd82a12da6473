package model

// The states of a stakeholder, as maps write them.
const (
	StakeholderActive = "active"
	StakeholderWanted = "wanted" // we know that we need somebody here and nobody is there yet
)

// Status is the state of a stakeholder as maps write it.
func (s *Stakeholder) Status() string {
	if s.Wanted {
		return StakeholderWanted
	}
	return StakeholderActive
}

// OSPOStatus is how far the office has come; an absent key reads as
// OSPOEstablished. Empty is an office that the map does not describe.
type OSPOStatus string

// The states of an office.
const (
	OSPOProposed    OSPOStatus = "proposed"
	OSPOPiloting    OSPOStatus = "piloting"
	OSPOEstablished OSPOStatus = "established"
	OSPOWindingDown OSPOStatus = "winding-down"
)

// OSPOStatuses lists the states of an office in the order of its life.
var OSPOStatuses = []OSPOStatus{OSPOProposed, OSPOPiloting, OSPOEstablished, OSPOWindingDown}

// InOperation reports whether the office is past being proposed and not being
// wound down: only then does a map show how it works.
func (s OSPOStatus) InOperation() bool { return s == OSPOPiloting || s == OSPOEstablished }

// Exists reports whether there is an office at all, if only for a while yet.
func (s OSPOStatus) Exists() bool { return s == OSPOEstablished || s == OSPOWindingDown }

// ObjectiveStatus is what has become of an objective. Empty is not recorded,
// which reads as open.
type ObjectiveStatus string

// The states of an objective.
const (
	ObjectiveOpen    ObjectiveStatus = "open"
	ObjectiveMet     ObjectiveStatus = "met"
	ObjectiveDropped ObjectiveStatus = "dropped"
)

// ObjectiveStatuses lists the states of an objective.
var ObjectiveStatuses = []ObjectiveStatus{ObjectiveOpen, ObjectiveMet, ObjectiveDropped}

// Open reports whether the objective is still to be reached.
func (o *Objective) Open() bool { return !o.Met() && !o.Dropped() }

// Met reports whether the objective has been reached.
func (o *Objective) Met() bool { return o.Status == ObjectiveMet }

// Dropped reports whether the objective has been given up.
func (o *Objective) Dropped() bool { return o.Status == ObjectiveDropped }

// Late reports whether the objective is open past the day on which it was due.
// Without a day nothing is late.
func (o *Objective) Late(today Date) bool {
	return o.Open() && !o.Due.IsZero() && !today.IsZero() && o.Due.Before(today)
}
