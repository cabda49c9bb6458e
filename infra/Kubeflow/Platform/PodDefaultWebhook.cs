using LandingZone.CustomResources.CertManager;
using Pulumi;
using Admission = Pulumi.Kubernetes.AdmissionRegistration.V1;
using AdmissionInputs = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>The webhook that adds to the pods of teams what PodDefaults say.</summary>
internal static class PodDefaultWebhook
{
    public const string Name = "poddefaults-webhook";
    public const int Port = 4443;
    private const string CertificateSecret = "poddefaults-webhook-certs";

    public static void Declare(PlatformObjects objects, PlatformSetup setup)
    {
        var account = objects.Account(Name, [PlatformRule.Of("kubeflow.org", ["poddefaults"], PlatformRule.Read)]);
        var certificate = WebhookCertificate.Declare(objects, Name, CertificateSecret);
        var deployment = objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = account,
            Replicas = 2,
            User = 65532,
            Containers =
            [
                new()
                {
                    Name = Name,
                    Image = setup.Images.Dashboard("poddefaults-webhook"),
                    Args = { "--tlsCertFile=/etc/webhook/certs/tls.crt", "--tlsKeyFile=/etc/webhook/certs/tls.key" },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "https-webhook", ContainerPortValue = Port } },
                    VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = "certs", MountPath = "/etc/webhook/certs", ReadOnly = true } },
                },
            ],
            Volumes = [new() { Name = "certs", Secret = new CoreInputs.SecretVolumeSourceArgs { SecretName = CertificateSecret } }],
        }, certificate, setup.Definitions.PodDefaults);
        var service = objects.Service(Name, Name, new CoreInputs.ServicePortArgs { Name = "https", Port = 443, TargetPort = Port });

        // Pods that the webhook should have changed do not start without it.
        _ = new Admission.MutatingWebhookConfiguration(objects.Logical(Name), new AdmissionInputs.MutatingWebhookConfigurationArgs
        {
            Metadata = WebhookCertificate.Trusting(objects, $"kubeflow-{Name}", Name),
            Webhooks =
            {
                new AdmissionInputs.MutatingWebhookArgs
                {
                    Name = "poddefaults-webhook.kubeflow.org",
                    AdmissionReviewVersions = { "v1", "v1beta1" },
                    SideEffects = "None",
                    FailurePolicy = "Fail",
                    ClientConfig = new AdmissionInputs.WebhookClientConfigArgs
                    {
                        Service = new AdmissionInputs.ServiceReferenceArgs
                        {
                            Name = Name, Namespace = KubeflowNames.Space, Path = "/apply-poddefault",
                        },
                    },
                    NamespaceSelector = new Pulumi.Kubernetes.Types.Inputs.Meta.V1.LabelSelectorArgs
                    {
                        MatchLabels = { [KubeflowNames.TeamLabel] = KubeflowNames.TeamLabelValue },
                    },
                    Rules =
                    {
                        new AdmissionInputs.RuleWithOperationsArgs
                        {
                            ApiGroups = { "" }, ApiVersions = { "v1" }, Operations = { "CREATE" }, Resources = { "pods" },
                        },
                    },
                },
            },
        }, objects.Options(deployment, service));
    }
}
