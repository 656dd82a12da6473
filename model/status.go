package model

// The states of a stakeholder, as written in maps.
const (
	StakeholderActive = "active"
	StakeholderWanted = "wanted" // the office needs somebody here, but nobody is there yet
)

// Status returns the state of the stakeholder as written in maps.
func (s *Stakeholder) Status() string {
	if s.Wanted {
		return StakeholderWanted
	}
	return StakeholderActive
}

// OSPOStatus is the state of the office. An absent key is parsed as OSPOEstablished;
// empty means that the map does not describe the office.
type OSPOStatus string

// The states of an office.
const (
	OSPOProposed    OSPOStatus = "proposed"
	OSPOPiloting    OSPOStatus = "piloting"
	OSPOEstablished OSPOStatus = "established"
	OSPOWindingDown OSPOStatus = "winding-down"
)

// OSPOStatuses lists the states of an office in the order of its life cycle.
var OSPOStatuses = []OSPOStatus{OSPOProposed, OSPOPiloting, OSPOEstablished, OSPOWindingDown}

// InOperation reports whether the office is piloting or established. Only then does a
// map show how it works.
func (s OSPOStatus) InOperation() bool { return s == OSPOPiloting || s == OSPOEstablished }

// Exists reports whether there is a permanent office, even if it is winding down.
func (s OSPOStatus) Exists() bool { return s == OSPOEstablished || s == OSPOWindingDown }

// ObjectiveStatus is the state of an objective. Empty means not recorded and counts as
// open.
type ObjectiveStatus string

// The states of an objective.
const (
	ObjectiveOpen    ObjectiveStatus = "open"
	ObjectiveMet     ObjectiveStatus = "met"
	ObjectiveDropped ObjectiveStatus = "dropped"
)

// ObjectiveStatuses lists the states of an objective.
var ObjectiveStatuses = []ObjectiveStatus{ObjectiveOpen, ObjectiveMet, ObjectiveDropped}

// Open reports whether the objective is neither met nor dropped.
func (o *Objective) Open() bool { return !o.Met() && !o.Dropped() }

// Met reports whether the objective has been reached.
func (o *Objective) Met() bool { return o.Status == ObjectiveMet }

// Dropped reports whether the objective has been given up.
func (o *Objective) Dropped() bool { return o.Status == ObjectiveDropped }

// Late reports whether the objective is open after its due date. It is false if either
// date is zero.
func (o *Objective) Late(today Date) bool {
	return o.Open() && !o.Due.IsZero() && !today.IsZero() && o.Due.Before(today)
}
