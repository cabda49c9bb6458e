using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-14.</summary>
internal sealed class JobsArePrivate() : ResourceRule(
    new()
    {
        Id = "SGM-14",
        Title = "Jobs of pipelines and state machines run in the VPC, isolated and encrypted",
        Demand = "Every training, tuning, processing and transform job that a pipeline or a state machine describes runs in the VPC "
            + "with network isolation, encrypts the traffic between several instances, and has customer managed keys for volumes "
            + "and output.",
        Why = "A job reads the bank's data with a role of its own; outside the VPC or with the network open its code can take the "
            + "data anywhere.",
        Repair = "Fill VpcConfig, EnableNetworkIsolation, EnableInterContainerTrafficEncryption, VolumeKmsKeyId and KmsKeyId in the "
            + "step's arguments.",
        Severity = Severity.High,
        Controls = [Control.Nist("SC-7"), Control.Nist("SC-8"), Control.Nist("SC-28")],
        Options =
        [
            RuleOption.List("localStorage", "Patterns of instance types with local storage, which the machine encrypts itself and for which a volume key is refused. Source: SageMaker API reference, ResourceConfig.VolumeKmsKeyId.", "ml.*d.*", "ml.*dn.*", "ml.p4d*.*", "ml.p5*.*", "ml.p6*.*", "ml.g4*.*", "ml.g5*.*", "ml.g6*.*", "ml.trn*.*"),
        ],
    },
    "aws:sagemaker/pipeline:Pipeline",
    "aws-native:sagemaker:Pipeline",
    "aws:sfn/stateMachine:StateMachine",
    "aws-native:stepfunctions:StateMachine",
    "aws-native:sagemaker:ProcessingJob")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var reading = JobReading.Of(resource);
        if (reading.Problem is { } problem)
        {
            yield return Verdict.Open(resource, problem, reading.Property);
        }

        var localStorage = settings.Texts("localStorage");
        foreach (var job in reading.Jobs)
        {
            foreach (var demand in job.Demands(localStorage))
            {
                yield return demand.Holds.IsYes ? null
                    : demand.Holds.IsNo ? Verdict.Breach(resource, $"{job.Label} {demand.Breach}.", reading.Property)
                    : Verdict.Open(resource, job.OpenQuestion(demand.Property), reading.Property);
            }
        }
    }
}
