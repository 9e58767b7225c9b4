import Results
import Testing

extension DoctorTests {
    /// What is wrong, which topic must say so, how gravely, and a part of the fix (nil: there is none).
    struct Complaint: CustomTestStringConvertible, Sendable {
        let patient: Patient
        let topic: String
        let severity: DoctorFinding.Severity
        let fix: String?

        var testDescription: String { patient.testDescription }

        init(_ topic: String, _ severity: DoctorFinding.Severity, fix: String?, _ patient: Patient) {
            self.patient = patient
            self.topic = topic
            self.severity = severity
            self.fix = fix
        }
    }
}
