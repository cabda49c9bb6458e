namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>The rules about SageMaker.</summary>
internal static class SageMakerRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new NotebooksHaveNoDirectInternet(),
        new NotebooksRunInNetwork(),
        new NotebooksGiveNoRoot(),
        new NotebooksHaveKeys(),
        new NotebooksRunOnSupportedPlatform(),
        new VariantsHaveSeveralInstances(),
        new EndpointVolumesHaveKeys(),
        new CapturedDataHasKeys(),
        new ModelsAreIsolated(),
        new ModelsRunInNetwork(),
        new ModelImagesComeFromPrivateRegistry(),
        new DomainsArePrivate(),
        new StudioRolesAreNarrow(),
        new JobsArePrivate(),
        new MonitoringJobsEncryptTraffic(),
        new MonitoringJobsAreIsolated(),
        new MonitoringSchedulesArePrivate(),
        new FeatureStoresHaveKeys(),
        new ExperimentsHaveKeys(),
    ];
}
