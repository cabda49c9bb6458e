using LandingZone.CustomResources.CertManager;
using Pulumi;
using Admission = Pulumi.Kubernetes.AdmissionRegistration.V1;
using AdmissionInputs = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// Katib: the controller, the database manager with its database on an encrypted volume, and the user interface. Upstream's database has a
/// password that everybody can read; this one's comes from the settings.
/// </summary>
internal static class Katib
{
    public const string Controller = "katib-controller";
    public const string DatabaseManager = "katib-db-manager";
    public const string Database = "katib-mysql";
    public const string Interface = "katib-ui";
    public const int WebhookPort = 8443;
    public const int MeasurementsPort = 6789;
    private const int DatabasePort = 3306;
    private const string CertificateSecret = "katib-webhook-cert";
    private const string PasswordKey = "MYSQL_ROOT_PASSWORD";

    public static void Declare(PlatformObjects objects, PlatformSetup setup, Input<string> databasePassword)
    {
        var password = objects.Secret(
            "katib-mysql-secrets", new InputMap<string> { [PasswordKey] = Output.CreateSecret(databasePassword.ToOutput()) });
        DeclareDatabase(objects, setup, password);
        DeclareManager(objects, setup, password);
        DeclareController(objects, setup);
        DeclareInterface(objects, setup);
    }

    private static void DeclareDatabase(PlatformObjects objects, PlatformSetup setup, Output<string> password)
    {
        var options = objects.Options();
        options.Protect = true;
        var claim = new Core.PersistentVolumeClaim(objects.Logical(Database), new CoreInputs.PersistentVolumeClaimArgs
        {
            Metadata = objects.Named(Database),
            Spec = new CoreInputs.PersistentVolumeClaimSpecArgs
            {
                AccessModes = { "ReadWriteOnce" },
                Resources = new CoreInputs.VolumeResourceRequirementsArgs { Requests = { ["storage"] = "20Gi" } },
            },
        }, options);
        objects.Deployment(new PlatformPod
        {
            Name = Database,
            ServiceAccount = objects.Account(Database, []),
            AsksCluster = false,
            User = 999,
            VolumeGroup = 999,
            Recreate = true,
            Containers =
            [
                new()
                {
                    Name = Database,
                    Image = setup.Images.Database,
                    Args = { "--datadir", "/var/lib/mysql/datadir" },
                    Env =
                    {
                        PlatformObjects.SecretVariable(PasswordKey, password, PasswordKey),
                        PlatformObjects.Variable("MYSQL_DATABASE", "katib"),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "dbapi", ContainerPortValue = DatabasePort } },
                    ReadinessProbe = Ping(10),
                    LivenessProbe = Ping(30),
                    Resources = new CoreInputs.ResourceRequirementsArgs
                    {
                        Requests = { ["cpu"] = "250m", ["memory"] = "1Gi" }, Limits = { ["cpu"] = "1", ["memory"] = "2Gi" },
                    },
                    VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = "data", MountPath = "/var/lib/mysql" } },
                },
            ],
            Volumes =
            [
                new()
                {
                    Name = "data",
                    PersistentVolumeClaim = new CoreInputs.PersistentVolumeClaimVolumeSourceArgs { ClaimName = Database },
                },
            ],
        }, claim);
        objects.Service(Database, Database, new CoreInputs.ServicePortArgs { Name = "dbapi", Port = DatabasePort, TargetPort = DatabasePort });
    }

    private static CoreInputs.ProbeArgs Ping(int period) => new()
    {
        Exec = new CoreInputs.ExecActionArgs
        {
            Command = { "/bin/bash", "-c", $"mysqladmin ping -h 127.0.0.1 -u root -p\"${PasswordKey}\"" },
        },
        InitialDelaySeconds = 15,
        PeriodSeconds = period,
        FailureThreshold = 10,
    };

    private static void DeclareManager(PlatformObjects objects, PlatformSetup setup, Output<string> password)
    {
        objects.Deployment(new PlatformPod
        {
            Name = DatabaseManager,
            ServiceAccount = objects.Account(DatabaseManager, []),
            AsksCluster = false,
            Containers =
            [
                new()
                {
                    Name = DatabaseManager,
                    Image = setup.Images.Katib(DatabaseManager),
                    Command = { "./katib-db-manager" },
                    Env =
                    {
                        PlatformObjects.Variable("DB_NAME", "mysql"),
                        PlatformObjects.SecretVariable("DB_PASSWORD", password, PasswordKey),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "api", ContainerPortValue = MeasurementsPort } },
                    LivenessProbe = new CoreInputs.ProbeArgs
                    {
                        Grpc = new CoreInputs.GRPCActionArgs { Port = MeasurementsPort },
                        InitialDelaySeconds = 10,
                        PeriodSeconds = 60,
                        FailureThreshold = 5,
                    },
                },
            ],
        });
        objects.Service(
            DatabaseManager,
            DatabaseManager,
            new CoreInputs.ServicePortArgs { Name = "api", Port = MeasurementsPort, TargetPort = MeasurementsPort });
    }

    private static void DeclareController(PlatformObjects objects, PlatformSetup setup)
    {
        var account = objects.Account(Controller, KatibRules.Controller());
        var configuration = KatibConfiguration.Text(setup.Images);
        var settings = objects.Settings("katib-config", new Dictionary<string, string> { ["katib-config.yaml"] = configuration });
        var certificate = WebhookCertificate.Declare(objects, Controller, CertificateSecret);
        var deployment = objects.Deployment(new PlatformPod
        {
            Name = Controller,
            ServiceAccount = account,
            SettingsDigest = PlatformObjects.DigestOf(configuration),
            Containers =
            [
                new()
                {
                    Name = Controller,
                    Image = setup.Images.Katib(Controller),
                    Command = { "./katib-controller" },
                    Args = { "--katib-config=/katib-config.yaml" },
                    Env = { PlatformObjects.NamespaceVariable("KATIB_CORE_NAMESPACE") },
                    Ports =
                    {
                        new CoreInputs.ContainerPortArgs { Name = "webhook", ContainerPortValue = WebhookPort },
                        new CoreInputs.ContainerPortArgs { Name = "healthz", ContainerPortValue = 18080 },
                    },
                    LivenessProbe = PlatformObjects.Probe("/healthz", 18080),
                    ReadinessProbe = PlatformObjects.Probe("/readyz", 18080),
                    VolumeMounts =
                    {
                        new CoreInputs.VolumeMountArgs { Name = "cert", MountPath = "/tmp/cert", ReadOnly = true },
                        new CoreInputs.VolumeMountArgs
                        {
                            Name = "config", MountPath = "/katib-config.yaml", SubPath = "katib-config.yaml", ReadOnly = true,
                        },
                    },
                },
            ],
            Volumes =
            [
                new() { Name = "cert", Secret = new CoreInputs.SecretVolumeSourceArgs { SecretName = CertificateSecret } },
                new() { Name = "config", ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = settings } },
            ],
        }, [certificate, setup.Definitions.Experiments, setup.Definitions.Suggestions, setup.Definitions.Trials]);
        var service = objects.Service(
            Controller, Controller, new CoreInputs.ServicePortArgs { Name = "webhook", Port = 443, TargetPort = WebhookPort });
        _ = new Admission.MutatingWebhookConfiguration(objects.Logical(Controller), new AdmissionInputs.MutatingWebhookConfigurationArgs
        {
            Metadata = WebhookCertificate.Trusting(objects, "katib.kubeflow.org", Controller),
            Webhooks =
            {
                new AdmissionInputs.MutatingWebhookArgs
                {
                    Name = "defaulter.experiment.katib.kubeflow.org",
                    AdmissionReviewVersions = { "v1" },
                    SideEffects = "None",
                    ClientConfig = Client("/mutate-experiment"),
                    Rules = { Rule("kubeflow.org", "v1beta1", "experiments", "CREATE", "UPDATE") },
                },
                new AdmissionInputs.MutatingWebhookArgs
                {
                    Name = "mutator.pod.katib.kubeflow.org",
                    AdmissionReviewVersions = { "v1" },
                    SideEffects = "None",
                    ClientConfig = Client("/mutate-pod"),
                    NamespaceSelector = new MetaInputs.LabelSelectorArgs
                    {
                        MatchLabels = { ["katib.kubeflow.org/metrics-collector-injection"] = "enabled" },
                    },
                    Rules = { Rule("", "v1", "pods", "CREATE") },
                },
            },
        }, objects.Options(deployment, service));
        _ = new Admission.ValidatingWebhookConfiguration(objects.Logical(Controller), new AdmissionInputs.ValidatingWebhookConfigurationArgs
        {
            Metadata = WebhookCertificate.Trusting(objects, "katib.kubeflow.org", Controller),
            Webhooks =
            {
                new AdmissionInputs.ValidatingWebhookArgs
                {
                    Name = "validator.experiment.katib.kubeflow.org",
                    AdmissionReviewVersions = { "v1" },
                    SideEffects = "None",
                    ClientConfig = Client("/validate-experiment"),
                    Rules = { Rule("kubeflow.org", "v1beta1", "experiments", "CREATE", "UPDATE") },
                },
            },
        }, objects.Options(deployment, service));
    }

    private static void DeclareInterface(PlatformObjects objects, PlatformSetup setup)
    {
        objects.Deployment(new PlatformPod
        {
            Name = Interface,
            ServiceAccount = objects.Account(Interface, KatibRules.Interface()),
            InMesh = true,
            Replicas = 2,
            Containers =
            [
                new()
                {
                    Name = Interface,
                    Image = setup.Images.Katib(Interface),
                    Command = { "./katib-ui" },
                    Args = { "--port=8080" },
                    Env =
                    {
                        PlatformObjects.NamespaceVariable("KATIB_CORE_NAMESPACE"),

                        // It asks Kubernetes what whoever is signed in may see.
                        PlatformObjects.Variable("APP_DISABLE_AUTH", "false"),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "ui", ContainerPortValue = 8080 } },
                },
            ],
        });
        objects.Service(Interface, Interface, new CoreInputs.ServicePortArgs { Name = "http", Port = 80, TargetPort = 8080 });
        objects.Route(Interface, setup.Host, "/katib/", KubeflowNames.ServiceHost(Interface), 80, rewrite: "/katib/");
        objects.LetIn(Interface, setup.Gateway.Principal);
    }

    private static AdmissionInputs.WebhookClientConfigArgs Client(string path) => new()
    {
        Service = new AdmissionInputs.ServiceReferenceArgs { Name = Controller, Namespace = KubeflowNames.Space, Path = path },
    };

    private static AdmissionInputs.RuleWithOperationsArgs Rule(string group, string version, string resource, params string[] operations) => new()
    {
        ApiGroups = { group }, ApiVersions = { version }, Operations = operations, Resources = { resource },
    };
}
