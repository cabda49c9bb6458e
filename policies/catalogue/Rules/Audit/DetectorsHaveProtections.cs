using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>GDY-02.</summary>
internal sealed class DetectorsHaveProtections() : StackRule(
    new()
    {
        Id = "GDY-02",
        Title = "GuardDuty watches buckets, clusters, functions and disks",
        Demand = "A detector has every protection that the option names, and watches the nodes of EKS while they run.",
        Why = "The basic detector reads network and account logs only: it does not see a miner in a pod or a download of a whole bucket.",
        Repair = "Add an aws.guardduty.DetectorFeature with the status ENABLED for what is missing; for nodes, RUNTIME_MONITORING "
            + "with EKS_ADDON_MANAGEMENT.",
        Severity = Severity.High,
        Controls =
        [
            Control.Fsbp("GuardDuty.5"), Control.Fsbp("GuardDuty.6"), Control.Fsbp("GuardDuty.7"), Control.Fsbp("GuardDuty.8"),
            Control.Fsbp("GuardDuty.10"), Control.Fsbp("GuardDuty.11"),
        ],
        Options =
        [
            RuleOption.List("features", "Features that must be on.", "S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "LAMBDA_NETWORK_LOGS", "EBS_MALWARE_PROTECTION"),
        ],
    })
{
    private const string Agents = "EKS_ADDON_MANAGEMENT";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var features = new Companions(stack, "detectorId", "aws:guardduty/detectorFeature:DetectorFeature");
        foreach (var detector in stack.OfType("aws:guardduty/detector:Detector", "aws-native:guardduty:Detector"))
        {
            var own = features.Of(detector);
            foreach (var feature in settings.Texts("features"))
            {
                yield return Demand(detector, IsOn(feature) | Older(detector, feature), $"The detector does not have {feature}.", feature);
            }

            yield return Demand(
                detector,
                IsOn("EKS_RUNTIME_MONITORING", Agents) | IsOn("RUNTIME_MONITORING", Agents),
                $"The detector does not watch nodes of EKS (RUNTIME_MONITORING with {Agents}).",
                "RUNTIME_MONITORING");

            Truth IsOn(string feature, string? addition = null) =>
                Truth.Any(own, one => one.Stated("name").Is(feature) & one.Stated("status").Is("ENABLED") & Has(one.Stated("additionalConfigurations"), addition))
                | Truth.Any(
                    detector.Stated("features").Items,
                    one => one["name"].Is(feature) & one["status"].Is("ENABLED") & Has(one["additionalConfiguration"], addition));
        }

        Verdict? Demand(Resource detector, Truth holds, string breach, string feature) => detector.Demand(
            holds.IsNo && features.HasStray ? Truth.Unknown : holds, breach, $"Whether the detector has {feature} is not known yet.");
    }

    private static Truth Has(Value additions, string? addition) =>
        addition is null ? Truth.Yes : Truth.Any(additions.Items, one => one["name"].Is(addition) & one["status"].Is("ENABLED"));

    /// <summary>The block of the detector that was there before the features.</summary>
    private static Truth Older(Resource detector, string feature)
    {
        var sources = detector.Given("datasources").Or(detector.Given("dataSources"));
        return feature switch
        {
            "S3_DATA_EVENTS" => sources["s3Logs"]["enable"].Or(false).IsTrue,
            "EKS_AUDIT_LOGS" => sources["kubernetes"]["auditLogs"]["enable"].Or(false).IsTrue,
            "EBS_MALWARE_PROTECTION" =>
                sources["malwareProtection"]["scanEc2InstanceWithFindings"]["ebsVolumes"]["enable"].Or(false).IsTrue
                | sources["malwareProtection"]["scanEc2InstanceWithFindings"]["ebsVolumes"].Or(false).IsTrue,
            _ => Truth.No,
        };
    }
}
